import { getConnectionById } from '../../connections/find-connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { selectCheck } from '../drift/check-store.ts';
import { selectPolling } from '../polling/polling-store.ts';
import { pollEveryMinutes } from '../polling/polling.ts';
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
export async function closeGaps(context: CrmContext): Promise<void> {
  for (const gap of await selectWorkingGaps(context.db)) {
    const isOver = context.clock.now().getTime() - gap.ended_at.getTime() > longestMs;
    if (!isOver && !(await isLookedThrough(context, gap))) continue;
    await updateGap(context.db, gap, {
      state: 'Done',
      until_position: await selectLastPosition(context.db, gap.workspace_id),
      finished_at: context.clock.now(),
    });
  }
}

/**
 * The same, and again in a moment while this one is open: a delivery may be the last of it, and nothing follows that. What
 * takes longer than from one sweep of all to the next is left to those.
 */
export async function lookAtGap(context: CrmContext, key: { workspaceId: string; gapId: string }): Promise<void> {
  await closeGaps(context);
  const gap = await selectGap(context.db, key.workspaceId, key.gapId);
  const now = context.clock.now().getTime();
  if (gap?.state !== 'Working' || now - gap.ended_at.getTime() > pollEveryMinutes * 60_000) return;
  const startAfter = new Date(now + lookAgainMs);
  await context.db.transaction().execute(async (trx) => {
    await context.jobs.send(trx, closeGapJob, key, { groupId: key.workspaceId, startAfter });
  });
}

async function isLookedThrough({ db, provider }: CrmContext, gap: Gap): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = gap;
  const sweep = await selectPolling(db, { workspaceId, connectionId });
  if (!sweep || sweep.checkpoint < gap.ended_at) return false;
  const check = gap.check_id === null ? undefined : await selectCheck(db, workspaceId, gap.check_id);
  if (check?.state === 'Running') return false;
  const waiting = await selectCampaignsWaitingSince(db, gap, provider.name);
  const connection = await getConnectionById(db, workspaceId, connectionId);
  const campaigns = waiting.map((campaignId) => ({ campaignId }));
  return (await filterByConnection(db, connection, campaigns)).length === 0;
}
