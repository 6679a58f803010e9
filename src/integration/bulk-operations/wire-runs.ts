import type { CrmParts } from '../connections/crm-context.ts';
import { advanceRun } from './advance-run.ts';
import { resumeRunsOf, sweepRuns } from './resume-runs.ts';
import { advanceRunJob, sweepRunsJob } from './run.ts';

/** Connects runs with the queue. */
export function wireRuns(parts: CrmParts): void {
  const { history, jobs } = parts;
  history.on('connection.connected', (trx, event) => resumeRunsOf(parts, trx, event));
  jobs.handle(advanceRunJob, async (payloads) => {
    for (const payload of payloads) await advanceRun(parts, payload);
  });
  jobs.handle(sweepRunsJob, () => sweepRuns(parts));
  jobs.schedule(sweepRunsJob, '* * * * *');
  // what a killed process left behind
  jobs.onWorking(() => sweepRuns(parts, { graceMs: 0 }));
}
