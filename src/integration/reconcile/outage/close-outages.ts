import { getConnectionById } from '../../connections/find-connection.ts';
import { keepThoseWorkingWith } from '../../connections/filter-by-connection.ts';
import type { CrmParts } from '../../connections/crm-context.ts';
import { selectCheck } from '../drift/check-store.ts';
import { selectSweep } from '../polling/polling-store.ts';
import { sweepEveryMinutes } from '../polling/polling.ts';
import { closeGapJob, lookAgainMs, type Gap } from './outage.ts';
import {
  selectCampaignsWaitingSince,
  selectGap,
  selectLastPosition,
  selectWorkingGaps,
  updateGap,
} from './outage-store.ts';

/** A delivery that is tried again and again keeps the report open no longer than this. */
const longestMs = 60 * 60_000;

/** Ends the reports of gaps that are looked through: swept, checked, and nothing of that time waits any more. */
export async function closeGaps(parts: CrmParts): Promise<void> {
  for (const gap of await selectWorkingGaps(parts.db)) {
    const isOver = parts.clock.now().getTime() - gap.ended_at.getTime() > longestMs;
    if (!isOver && !(await isLookedThrough(parts, gap))) continue;
    await updateGap(parts.db, gap, {
      state: 'Done',
      until_position: await selectLastPosition(parts.db, gap.workspace_id),
      finished_at: parts.clock.now(),
    });
  }
}

/**
 * The same, and again in a moment while this one is open: a delivery may be the last of it, and nothing follows that. What
 * takes longer than from one sweep of all to the next is left to those.
 */
export async function lookAtGap(parts: CrmParts, key: { workspaceId: string; gapId: string }): Promise<void> {
  await closeGaps(parts);
  const gap = await selectGap(parts.db, key.workspaceId, key.gapId);
  const now = parts.clock.now().getTime();
  if (gap?.state !== 'Working' || now - gap.ended_at.getTime() > sweepEveryMinutes * 60_000) return;
  const startAfter = new Date(now + lookAgainMs);
  await parts.db.transaction().execute(async (trx) => {
    await parts.jobs.send(trx, closeGapJob, key, { groupId: key.workspaceId, startAfter });
  });
}

async function isLookedThrough({ db, provider }: CrmParts, gap: Gap): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = gap;
  const sweep = await selectSweep(db, { workspaceId, connectionId });
  if (!sweep || sweep.checkpoint < gap.ended_at) return false;
  const check = gap.check_id === null ? undefined : await selectCheck(db, workspaceId, gap.check_id);
  if (check?.state === 'Running') return false;
  const waiting = await selectCampaignsWaitingSince(db, gap, provider.name);
  const connection = await getConnectionById(db, workspaceId, connectionId);
  const campaigns = waiting.map((campaignId) => ({ campaignId }));
  return (await keepThoseWorkingWith(db, connection, campaigns)).length === 0;
}
