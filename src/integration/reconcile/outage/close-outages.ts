import type { Work } from '../../../platform/jobs/work/resumable-work.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { selectCheck } from '../drift/check-store.ts';
import { selectPolling } from '../polling/polling-store.ts';
import { gapKind, lookAgainMs, type Gap, type GapKey } from './outage.ts';
import {
  selectCampaignsWaitingSince,
  selectGap,
  selectLastPosition,
  selectWorkingGaps,
  updateGap,
} from './outage-store.ts';

/** A delivery that is retried again and again keeps the report open no longer than this. */
const longestMs = 60 * 60_000;
/** A report that is open for longer than this is looked at less often. */
const soonMs = 2 * 60_000;
const lookAgainLaterMs = 60_000;

/** Ends the report of a gap once that is looked through: polled, checked, and nothing of that time waits any more. */
export function closeOutage(context: CrmContext): Work<GapKey, Gap> {
  return {
    kind: gapKind,
    load: async ({ workspaceId, gapId }) => {
      const gap = await selectGap(context.db, workspaceId, gapId);
      return gap?.state === 'Working' ? gap : undefined;
    },
    step: async (gap, slice) => {
      const now = context.clock.now();
      const openMs = now.getTime() - gap.ended_at.getTime();
      if (openMs <= longestMs && !(await isLookedThrough(context, gap))) {
        return { at: new Date(now.getTime() + (openMs < soonMs ? lookAgainMs : lookAgainLaterMs)) };
      }
      return slice.commit(async (trx) => {
        const position = await selectLastPosition(trx, gap.workspace_id);
        await updateGap(trx, gap, { state: 'Done', until_position: position, finished_at: now });
        return 'over' as const;
      });
    },
    findOpen: async () =>
      (await selectWorkingGaps(context.db)).map((gap) => ({ workspaceId: gap.workspace_id, gapId: gap.gap_id })),
  };
}

async function isLookedThrough({ db }: CrmContext, gap: Gap): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = gap;
  const sweep = await selectPolling(db, { workspaceId, connectionId });
  if (!sweep || sweep.checkpoint < gap.ended_at) return false;
  const check = gap.check_id === null ? undefined : await selectCheck(db, workspaceId, gap.check_id);
  if (check?.state === 'Running') return false;
  const connection = await getConnectionById(db, workspaceId, connectionId);
  const waiting = await selectCampaignsWaitingSince(db, gap, connection.provider);
  const campaigns = waiting.map((campaignId) => ({ campaignId }));
  return (await filterByConnection(db, connection, campaigns)).length === 0;
}
