import type { CrmContext } from '../connections/crm-context.ts';
import { nightlyJob } from './drift/check.ts';
import { beginNightlyChecks } from './drift/nightly-checks.ts';
import { runCheck } from './drift/run-check.ts';
import { closeOutage } from './outage/close-outages.ts';
import { beginOutageReport, noteStop } from './outage/follow-connection.ts';
import { runRepair } from './repair/run-repair.ts';
import { pollAllJob, pollEveryMinutes } from './polling/polling.ts';
import { pollAll } from './polling/poll-all.ts';
import { pollConnection } from './polling/poll-connection.ts';

/** Connects connections and the time of day with the looking for what is not right. */
export function wireReconcile(context: CrmContext): void {
  const { history, jobs, reaper } = context;
  history.onEach('connection.needs_attention', (trx, event) => noteStop(context, trx, event));
  history.onEach('connection.disconnected', (trx, event) => noteStop(context, trx, event));
  history.onEach('connection.connected', (trx, event) => beginOutageReport(context, trx, event));

  reaper.handle(pollConnection(context));
  reaper.handle(runCheck(context));
  reaper.handle(closeOutage(context));
  reaper.handle(runRepair(context));
  jobs.handle(pollAllJob, () => pollAll(context));
  jobs.handle(nightlyJob, () => beginNightlyChecks(context));
  jobs.schedule(pollAllJob, `*/${pollEveryMinutes} * * * *`);
  jobs.schedule(nightlyJob, '7 * * * *');
}
