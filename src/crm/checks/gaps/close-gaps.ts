import type { Database } from '../../../platform/database/database.ts';
import type { CrmParts } from '../../crm-parts.ts';
import { selectCheck } from '../drift/check-store.ts';
import { selectSweep } from '../sweep/sweep-store.ts';
import type { Gap } from './gap.ts';
import { countWaitingSince, selectLastPosition, selectWorkingGaps, updateGap } from './gap-store.ts';

/** A delivery that is tried again and again keeps the report open no longer than this. */
const longestMs = 60 * 60_000;

/** Ends the reports of gaps that are looked through: swept, checked, and nothing of that time waits any more. */
export async function closeGaps(parts: CrmParts): Promise<void> {
  for (const gap of await selectWorkingGaps(parts.db)) {
    const isOver = parts.clock.now().getTime() - gap.ended_at.getTime() > longestMs;
    if (!isOver && !(await isLookedThrough(parts.db, gap))) continue;
    await updateGap(parts.db, gap, {
      state: 'Done',
      until_position: await selectLastPosition(parts.db, gap.workspace_id),
      finished_at: parts.clock.now(),
    });
  }
}

async function isLookedThrough(db: Database, gap: Gap): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = gap;
  const sweep = await selectSweep(db, { workspaceId, connectionId });
  if (!sweep || sweep.checkpoint < gap.ended_at) return false;
  const check = gap.check_id === null ? undefined : await selectCheck(db, workspaceId, gap.check_id);
  if (check?.state === 'Running') return false;
  return (await countWaitingSince(db, gap)) === 0;
}
