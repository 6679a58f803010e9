import { MailError } from '../platform/email/mailer.ts';
import { WebhookError } from '../platform/http/post-webhook.ts';
import type { CrmParts } from '../integration/connections/crm-context.ts';
import type { AlertChannel } from '../integration/reconcile/warnings/alert.ts';
import type { AlertMessage } from '../integration/reconcile/warnings/alert-message.ts';
import { findAlertSettings, secretPurpose } from './alert-settings.ts';

/**
 * Sends a message by one way, once.
 * @throws MailError, WebhookError with words for people
 */
export async function sendMessage(
  parts: Pick<CrmParts, 'db' | 'clock' | 'sealer' | 'alerting'>,
  to: { workspaceId: string; channel: AlertChannel; to: string; id: string; message: AlertMessage },
): Promise<void> {
  const { workspaceId, channel, id, message } = to;
  if (channel === 'email') {
    const { mailer } = parts.alerting;
    if (!mailer) throw new MailError('This server has no mail server: whoever runs it sets SMTP_URL and MAIL_FROM.');
    return mailer.send({ to: to.to, subject: message.subject, text: message.text, messageId: id });
  }
  const settings = await findAlertSettings(parts.db, workspaceId);
  if (settings.webhook_secret_sealed === null) throw new WebhookError('No webhook is set up.');
  const at = parts.clock.now();
  await parts.alerting.postWebhook({
    url: to.to,
    id,
    at,
    body: JSON.stringify({ id, timestamp: at.toISOString(), ...message.payload }),
    secret: parts.sealer.open(settings.webhook_secret_sealed, secretPurpose(workspaceId)),
  });
}
