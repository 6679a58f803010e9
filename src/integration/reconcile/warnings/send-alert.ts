import type { z } from 'zod';
import { MailError } from '../../../platform/email/mailer.ts';
import { WebhookError } from '../../../platform/http/post-webhook.ts';
import type { Connection } from '../../connections/connection.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { alertTries, type Alert, type sendAlertJob } from './alert.ts';
import { alertMessage } from './alert-message.ts';
import { selectAlert, selectBeginnings, updateAlert } from './alert-store.ts';
import { findAlerted } from './find-alerted.ts';
import { findRecipient, listMembers, type Member } from '../../../team/find-members.ts';
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
  const member = await findMember(context, alert);
  const needless = await findNeedless(context, alert, warning, member);
  if (needless) return updateAlert(context.db, alert, { state: 'Skipped', outcome: needless });

  const to = alert.channel === 'webhook' ? alert.recipient : member?.email;
  if (to === undefined) {
    return updateAlert(context.db, alert, { state: 'Skipped', outcome: 'The teammate has left the team.' });
  }
  const connection = await getConnectionById(context.db, workspaceId, warning.connection_id);
  const link = await findLink(context, connection, member);
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

/** The teammate whom an alert is for, as of now; undefined when they have left, and for a webhook. */
async function findMember(
  context: CrmContext,
  { workspace_id, channel, recipient }: Alert,
): Promise<Member | undefined> {
  return channel === 'email' ? findRecipient(await listMembers(context.db, workspace_id), recipient) : undefined;
}

/** Why the alert is no longer needed, as a sentence; null when it is to be sent. */
async function findNeedless(
  context: CrmContext,
  alert: Alert,
  warning: Warning,
  member: Member | undefined,
): Promise<string | null> {
  if (alert.about === 'raised') {
    return warning.resolved_at ? 'It was resolved before the alert could be sent.' : null;
  }
  // an older version may have written one of the two to an address
  const recipients = [alert.recipient, ...(member ? [member.userId, member.email] : [])];
  const beginnings = await selectBeginnings(context.db, alert, recipients);
  return beginnings.some(({ state }) => state === 'Sent') ? null : 'The alert about its beginning was not sent.';
}

/** The CRM tab of a campaign that works with the connection, and of the reader where they own one. */
async function findLink(context: CrmContext, connection: Connection, reader: Member | undefined): Promise<string> {
  const alerted = await findAlerted(context.db, connection);
  const own = alerted.find(({ member }) => member.userId === reader?.userId) ?? alerted[0];
  const campaignId = own?.campaignId;
  return campaignId
    ? `${context.publicUrl}/campaigns/${campaignId}/settings/integrations/crm`
    : `${context.publicUrl}/`;
}
