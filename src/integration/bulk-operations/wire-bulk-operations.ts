import type { CrmContext } from '../connections/crm-context.ts';
import { registerKind } from '../outbound/senders.ts';
import { advanceRun } from './advance-run.ts';
import { prepareUndo } from './prepare-undo.ts';
import { resumeRunsOf, reapRuns } from './resume-runs.ts';
import { advanceRunJob, reapRunsJob } from './run.ts';

/** Connects runs with the queue. */
export function wireBulkOperations(context: CrmContext): void {
  const { history, jobs } = context;
  registerKind('undo', prepareUndo);
  history.on('connection.connected', (trx, event) => resumeRunsOf(context, trx, event));
  jobs.handle(advanceRunJob, async (payloads) => {
    for (const payload of payloads) await advanceRun(context, payload);
  });
  jobs.handle(reapRunsJob, () => reapRuns(context));
  jobs.schedule(reapRunsJob, '* * * * *');
  // what a killed process left behind
  jobs.onWorking(() => reapRuns(context, { graceMs: 0 }));
}
