import type { CrmContext } from '../connections/crm-context.ts';
import { checkJob, nightlyJob } from './drift/check.ts';
import { beginNightlyChecks, resumeChecks } from './drift/nightly-checks.ts';
import { runCheck } from './drift/run-check.ts';
import { closeGaps, lookAtGap } from './outage/close-outages.ts';
import { lookThroughGap, noteStop } from './outage/follow-connection.ts';
import { closeGapJob } from './outage/outage.ts';
import { repairJob } from './repair/repair.ts';
import { runRepair } from './repair/run-repair.ts';
import { pollAllJob, pollEveryMinutes, pollingJob } from './polling/polling.ts';
import { pollAll } from './polling/poll-all.ts';
import { pollConnection } from './polling/poll-connection.ts';

/** Connects connections and the time of day with the looking for what is not right. */
export function wireReconcile(context: CrmContext): void {
  const { history, jobs } = context;
  history.on('connection.needs_attention', (trx, event) => noteStop(context, trx, event));
  history.on('connection.disconnected', (trx, event) => noteStop(context, trx, event));
  history.on('connection.connected', (trx, event) => lookThroughGap(context, trx, event));

  jobs.handle(pollAllJob, async () => {
    await pollAll(context);
    await resumeChecks(context);
    await closeGaps(context);
  });
  jobs.handle(pollingJob, async (payloads) => {
    for (const payload of payloads) await pollConnection(context, payload);
    await closeGaps(context);
  });
  jobs.handle(checkJob, async (payloads) => {
    for (const payload of payloads) await runCheck(context, payload);
    await closeGaps(context);
  });
  jobs.handle(closeGapJob, async (payloads) => {
    for (const payload of payloads) await lookAtGap(context, payload);
  });
  jobs.handle(repairJob, async (payloads) => {
    for (const payload of payloads) await runRepair(context, payload);
  });
  jobs.handle(nightlyJob, () => beginNightlyChecks(context));
  jobs.schedule(pollAllJob, `*/${pollEveryMinutes} * * * *`);
  jobs.schedule(nightlyJob, '7 * * * *');
}
