import type { CrmContext } from '../../connections/crm-context.ts';
import { sendAlertJob } from './alert.ts';
import { announceWarning } from './announce-warning.ts';
import { clearAttention, forgetWarnings, warnOfAttention } from './follow-connection.ts';
import { sendAlert } from './send-alert.ts';
import { announceJob } from './warning.ts';
import { watchAll, watchConnection } from './probe-connections.ts';
import { watchAllJob, watchEveryMinutes, watchJob } from './probe.ts';

/** Connects connections and the time with warnings, and warnings with the people who are alerted. */
export function wireWarnings(context: CrmContext): void {
  const { history, jobs } = context;
  history.onEach('connection.needs_attention', (trx, event) => warnOfAttention(context, trx, event));
  history.onEach('connection.connected', (trx, event) => clearAttention(context, trx, event));
  history.onEach('connection.disconnected', (trx, event) => forgetWarnings(context, trx, event));

  jobs.handle(announceJob, async (payloads) => {
    for (const payload of payloads) await announceWarning(context, payload);
  });
  jobs.handle(sendAlertJob, async (payloads) => {
    for (const payload of payloads) await sendAlert(context, payload);
  });
  jobs.handle(watchJob, async (payloads) => {
    for (const payload of payloads) await watchConnection(context, payload);
  });
  jobs.handle(watchAllJob, () => watchAll(context));
  jobs.schedule(watchAllJob, `*/${watchEveryMinutes} * * * *`);
}
