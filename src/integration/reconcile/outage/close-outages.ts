import type { Work } from '../../../platform/jobs/work/resumable-work.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { selectCheck } from '../drift/check-store.ts';
import { selectPolling } from '../polling/polling-store.ts';
import { outageReportWork, lookAgainMs, type OutageReport, type OutageReportKey } from './outage.ts';
import {
  selectCampaignsWaitingSince,
  selectOutageReport,
  selectLastPosition,
  selectWorkingOutageReports,
  updateOutageReport,
} from './outage-store.ts';

/** A delivery that is retried again and again keeps the report open no longer than this. */
const longestMs = 60 * 60_000;
/** A report that is open for longer than this is looked at less often. */
const soonMs = 2 * 60_000;
const lookAgainLaterMs = 60_000;

/** Finishes an outage report once its time is looked through: polled, checked, and nothing of that time waits any more. */
export function closeOutage(context: CrmContext): Work<OutageReportKey, OutageReport> {
  return {
    kind: outageReportWork,
    load: async ({ workspaceId, reportId }) => {
      const report = await selectOutageReport(context.db, workspaceId, reportId);
      return report?.state === 'Working' ? report : undefined;
    },
    step: async (report, slice) => {
      const now = context.clock.now();
      const openMs = now.getTime() - report.ended_at.getTime();
      if (openMs <= longestMs && !(await isLookedThrough(context, report))) {
        return { at: new Date(now.getTime() + (openMs < soonMs ? lookAgainMs : lookAgainLaterMs)) };
      }
      return slice.commit(async (trx) => {
        const position = await selectLastPosition(trx, report.workspace_id);
        await updateOutageReport(trx, report, { state: 'Done', until_position: position, finished_at: now });
        return 'over' as const;
      });
    },
    findOpen: async () =>
      (await selectWorkingOutageReports(context.db)).map((report) => ({
        workspaceId: report.workspace_id,
        reportId: report.report_id,
      })),
  };
}

async function isLookedThrough({ db }: CrmContext, report: OutageReport): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = report;
  const polling = await selectPolling(db, { workspaceId, connectionId });
  if (!polling || polling.checkpoint < report.ended_at) return false;
  const check = report.check_id === null ? undefined : await selectCheck(db, workspaceId, report.check_id);
  if (check?.state === 'Running') return false;
  const connection = await getConnectionById(db, workspaceId, connectionId);
  const waiting = await selectCampaignsWaitingSince(db, report, connection.provider);
  const campaigns = waiting.map((campaignId) => ({ campaignId }));
  return (await filterByConnection(db, connection, campaigns)).length === 0;
}
