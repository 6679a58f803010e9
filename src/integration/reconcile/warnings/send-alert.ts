import type { z } from 'zod';
import { MailError } from '../../../platform/email/mailer.ts';
import { WebhookError } from '../../../platform/http/post-webhook.ts';
import type { Connection } from '../../connections/connection.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { alertTries, type Alert, type sendAlertJob } from './alert.ts';
import { alertMessage } from './alert-message.ts';
import { selectAlert, selectBeginning, updateAlert } from './alert-store.ts';
import { findAlerted } from './find-alerted.ts';
import { listMembers } from '../../../team/find-members.ts';
import { sendMessage } from '../../../notify/send-message.ts';
import type { Warning } from './warning.ts';
import { selectWarning } from './warning-store.ts';

/**
 * Sends one alert and records how it went. A crash between the two sends it again, with the same id.
 * @throws MailError, WebhookError when it is to be tried again: the queue does
 */
export async function sendAlert(
  context: CrmContext,
  { workspaceId, alertId }: z.infer<typeof sendAlertJob.payload>,
): Promise<void> {
  const alert = await selectAlert(context.db, workspaceId, alertId);
  const warning = alert && (await selectWarning(context.db, workspaceId, alert.warning_id));
  if (!alert || !warning || alert.state !== 'Planned') return;
  const needless = await findNeedless(context, alert, warning);
  if (needless) return updateAlert(context.db, alert, { state: 'Skipped', outcome: needless });

  const to = await findAddress(context, alert);
  if (to === null) {
    return updateAlert(context.db, alert, { state: 'Skipped', outcome: 'The teammate has left the team.' });
  }
  const connection = await getConnectionById(context.db, workspaceId, warning.connection_id);
  const link = await findLink(context, connection, alert);
  const { title: crm } = context.providers.of(connection);
  const message = alertMessage({ about: alert.about, warning, connection, crm, link });
  try {
    await sendMessage(context, { workspaceId, channel: alert.channel, to, id: alertId, message });
    const end = { state: 'Sent', tries: alert.tries + 1, outcome: null, sent_at: context.clock.now() } as const;
    await updateAlert(context.db, alert, end);
  } catch (error) {
    const tries = alert.tries + 1;
    const isLast = tries >= alertTries;
    const outcome =
      error instanceof MailError || error instanceof WebhookError ? error.message : 'It could not be sent.';
    await updateAlert(context.db, alert, { tries, outcome, ...(isLast && { state: 'Failed' as const }) });
    if (!isLast) throw error;
  }
}

/** Where an alert goes, as of now; null when the teammate has left. */
async function findAddress(context: CrmContext, { workspace_id, channel, recipient }: Alert): Promise<string | null> {
  if (channel === 'webhook') return recipient;
  const members = await listMembers(context.db, workspace_id);
  return members.find(({ userId }) => userId === recipient)?.email ?? null;
}

/** Why the alert is no longer needed, as a sentence; null when it is to be sent. */
async function findNeedless(context: CrmContext, alert: Alert, warning: Warning): Promise<string | null> {
  if (alert.about === 'raised') {
    return warning.resolved_at ? 'It was resolved before the alert could be sent.' : null;
  }
  const beginning = await selectBeginning(context.db, alert);
  return beginning?.state === 'Sent' ? null : 'The alert about its beginning was not sent.';
}

/** The CRM tab of a campaign that works with the connection, and of the reader where they own one. */
async function findLink(context: CrmContext, connection: Connection, { recipient }: Alert): Promise<string> {
  const alerted = await findAlerted(context.db, connection);
  const own = alerted.find(({ member }) => member.userId === recipient) ?? alerted[0];
  const campaignId = own?.campaignId;
  return campaignId
    ? `${context.publicUrl}/campaigns/${campaignId}/settings/integrations/crm`
    : `${context.publicUrl}/`;
}
