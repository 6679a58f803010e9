import type { CrmParts } from '../connections/crm-context.ts';
import { checkJob, nightlyJob } from './drift/check.ts';
import { beginNightlyChecks, resumeChecks } from './drift/nightly-checks.ts';
import { runCheck } from './drift/run-check.ts';
import { closeGaps, lookAtGap } from './outage/close-outages.ts';
import { lookThroughGap, noteStop } from './outage/follow-connection.ts';
import { closeGapJob } from './outage/outage.ts';
import { repairJob } from './repair/repair.ts';
import { runRepair } from './repair/run-repair.ts';
import { sweepAllJob, sweepEveryMinutes, sweepJob } from './polling/polling.ts';
import { sweepAll } from './polling/poll-all.ts';
import { sweepConnection } from './polling/poll-connection.ts';

/** Connects connections and the time of day with the looking for what is not right. */
export function wireChecks(parts: CrmParts): void {
  const { history, jobs } = parts;
  history.on('connection.needs_attention', (trx, event) => noteStop(parts, trx, event));
  history.on('connection.disconnected', (trx, event) => noteStop(parts, trx, event));
  history.on('connection.connected', (trx, event) => lookThroughGap(parts, trx, event));

  jobs.handle(sweepAllJob, async () => {
    await sweepAll(parts);
    await resumeChecks(parts);
    await closeGaps(parts);
  });
  jobs.handle(sweepJob, async (payloads) => {
    for (const payload of payloads) await sweepConnection(parts, payload);
    await closeGaps(parts);
  });
  jobs.handle(checkJob, async (payloads) => {
    for (const payload of payloads) await runCheck(parts, payload);
    await closeGaps(parts);
  });
  jobs.handle(closeGapJob, async (payloads) => {
    for (const payload of payloads) await lookAtGap(parts, payload);
  });
  jobs.handle(repairJob, async (payloads) => {
    for (const payload of payloads) await runRepair(parts, payload);
  });
  jobs.handle(nightlyJob, () => beginNightlyChecks(parts));
  jobs.schedule(sweepAllJob, `*/${sweepEveryMinutes} * * * *`);
  jobs.schedule(nightlyJob, '7 * * * *');
}
