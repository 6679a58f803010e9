import type { z } from 'zod';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmParts } from '../../connections/crm-context.ts';
import { sendAlertJob, type AlertChannel } from './alert.ts';
import { findAlertSettings } from '../../../notify/alert-settings.ts';
import { insertAlert } from './alert-store.ts';
import { findAlerted } from './find-alerted.ts';
import type { announceJob } from './warning.ts';
import { selectWarning } from './warning-store.ts';

/** Plans a message about a warning to everybody who is told of it, by each way that the workspace chose. */
export async function announceWarning(
  parts: CrmParts,
  { workspaceId, warningId, about }: z.infer<typeof announceJob.payload>,
): Promise<void> {
  const warning = await selectWarning(parts.db, workspaceId, warningId);
  if (!warning) return;
  const connection = await getConnectionById(parts.db, workspaceId, warning.connection_id);
  const settings = await findAlertSettings(parts.db, workspaceId);
  const to: { channel: AlertChannel; recipient: string }[] = [];
  if (settings.by_email && parts.alerting.mailer) {
    const alerted = await findAlerted(parts.db, connection);
    to.push(...alerted.map(({ member }) => ({ channel: 'email' as const, recipient: member.email })));
  }
  if (settings.webhook_url !== null) to.push({ channel: 'webhook', recipient: settings.webhook_url });
  await parts.db.transaction().execute(async (trx) => {
    for (const { channel, recipient } of to) {
      const alertId = await insertAlert(trx, warning, { about, channel, recipient, at: parts.clock.now() });
      if (alertId) await parts.jobs.send(trx, sendAlertJob, { workspaceId, alertId });
    }
  });
}
