import { MailError } from '../../../platform/email/mailer.ts';
import { refuse } from '../../../platform/refusal.ts';
import { WebhookError } from '../../../platform/http/post-webhook.ts';
import { listMembers } from '../../../team/find-members.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { AlertChannel } from './alert.ts';
import type { Message } from '../../../notify/message.ts';
import { sendMessage } from '../../../notify/send-message.ts';
import { findAlertSettings } from '../../../notify/find-alert-settings.ts';

/**
 * Sends a test alert at once: by e-mail to the person who asks, by webhook to the address that is set up.
 * @param command.alertId goes with it: one that is sent once more has the same
 * @returns where it went
 * @throws Refusal nobody_to_mail or no_webhook when there is nowhere to send it, alert_not_sent with the cause
 */
export async function sendTestAlert(
  context: CrmContext,
  command: { workspaceId: string; userId: string | null; channel: AlertChannel; alertId: string },
): Promise<string> {
  const { workspaceId, userId, channel, alertId } = command;
  const to = channel === 'email' ? await emailOf(context, workspaceId, userId) : await webhookOf(context, workspaceId);
  try {
    await sendMessage(context, { workspaceId, channel, to, id: alertId, message: testMessage(context) });
    return to;
  } catch (error) {
    if (!(error instanceof MailError) && !(error instanceof WebhookError)) throw error;
    throw refuse('alert_not_sent', error.message);
  }
}

async function emailOf(context: CrmContext, workspaceId: string, userId: string | null): Promise<string> {
  const member = (await listMembers(context.db, workspaceId)).find((one) => one.userId === userId);
  if (!member) throw refuse('nobody_to_mail', 'Sign in to get a test e-mail: an API key has no address.');
  return member.email;
}

async function webhookOf(context: CrmContext, workspaceId: string): Promise<string> {
  const { webhook_url: url } = await findAlertSettings(context.db, workspaceId);
  if (url === null) throw refuse('no_webhook', 'Save the address of your webhook first.');
  return url;
}

function testMessage({ providers, publicUrl }: CrmContext): Message {
  const message = `This is a test. You will get an alert like this when the connection to ${providers.all[0].title} needs you.`;
  return {
    subject: 'Test: alerts of Goodword',
    text: `${message}\n\nIn Goodword: ${publicUrl}/\n`,
    payload: { type: 'test', message, link: `${publicUrl}/` },
  };
}
