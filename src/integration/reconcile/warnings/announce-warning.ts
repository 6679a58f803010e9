import type { z } from 'zod';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { sendAlertJob, type AlertChannel } from './alert.ts';
import { insertAlert } from './alert-store.ts';
import { findAlerted } from './find-alerted.ts';
import type { announceJob } from './warning.ts';
import { selectWarning } from './warning-store.ts';
import { findAlertSettings } from '../../../notify/find-alert-settings.ts';

/** Plans a message about a warning to all of its recipients, on each channel that the workspace chose. */
export async function announceWarning(
  context: CrmContext,
  { workspaceId, warningId, about }: z.infer<typeof announceJob.payload>,
): Promise<void> {
  const warning = await selectWarning(context.db, workspaceId, warningId);
  if (!warning) return;
  const connection = await getConnectionById(context.db, workspaceId, warning.connection_id);
  const settings = await findAlertSettings(context.db, workspaceId);
  const to: { channel: AlertChannel; recipient: string }[] = [];
  if (settings.by_email && context.alerting.mailer) {
    const alerted = await findAlerted(context.db, connection);
    to.push(...alerted.map(({ member }) => ({ channel: 'email' as const, recipient: member.userId })));
  }
  if (settings.webhook_url !== null) to.push({ channel: 'webhook', recipient: settings.webhook_url });
  await context.db.transaction().execute(async (trx) => {
    for (const { channel, recipient } of to) {
      const alertId = await insertAlert(trx, warning, { about, channel, recipient, at: context.clock.now() });
      if (alertId) await context.jobs.send(trx, sendAlertJob, { workspaceId, alertId });
    }
  });
}
