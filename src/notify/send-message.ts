import { DecryptError, type SecretBox } from '../platform/crypto/secret-box.ts';
import { MailError } from '../platform/email/mailer.ts';
import { WebhookError } from '../platform/http/post-webhook.ts';
import type { Message, MessageChannel } from './message.ts';
import type { NotifyContext } from './notify-context.ts';
import { secretPurpose } from './alert-settings.ts';
import { findAlertSettings } from './find-alert-settings.ts';

/**
 * Sends a message by one channel, once.
 * @throws MailError, WebhookError with a message for people
 */
export async function sendMessage(
  context: Pick<NotifyContext, 'db' | 'clock' | 'secretBox' | 'alerting'>,
  to: { workspaceId: string; channel: MessageChannel; to: string; id: string; message: Message },
): Promise<void> {
  const { workspaceId, channel, id, message } = to;
  if (channel === 'email') {
    const { mailer } = context.alerting;
    if (!mailer) throw new MailError('No mail server is set up: ask your administrator to set SMTP_URL and MAIL_FROM.');
    return mailer.send({ to: to.to, subject: message.subject, text: message.text, messageId: id });
  }
  const settings = await findAlertSettings(context.db, workspaceId);
  if (settings.webhook_secret_sealed === null) throw new WebhookError('No webhook is set up.');
  const at = context.clock.now();
  await context.alerting.postWebhook({
    url: to.to,
    id,
    at,
    body: JSON.stringify({ id, timestamp: at.toISOString(), ...message.payload }),
    secret: openSecret(context.secretBox, workspaceId, settings.webhook_secret_sealed),
  });
}

function openSecret(secretBox: SecretBox, workspaceId: string, encrypted: string): string {
  try {
    return secretBox.decrypt(encrypted, secretPurpose(workspaceId));
  } catch (error) {
    if (!(error instanceof DecryptError)) throw error;
    throw new WebhookError(
      'The signing secret of the webhook cannot be decrypted with the key of this installation: make a new one, and give it to the receiver.',
    );
  }
}
