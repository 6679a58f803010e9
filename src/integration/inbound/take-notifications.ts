import { refuse } from '../../platform/refusal.ts';
import { isInScope } from '../provider/app-scope.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import type { IncomingRequest, ReportedNotification } from '../provider/notification-hint.ts';
import type { NotificationIntake } from './notification-intake.ts';
import type { NewNotification } from './notification.ts';
import type { Recipients } from './recipients.ts';

type Context = { intake: NotificationIntake; recipients: Recipients };

/**
 * Takes a request of a CRM in: verified on its raw bytes by the provider, stored for each connection that listens, and
 * only then resolved.
 * @throws Refusal not_found, bad_signature, malformed_notification, unknown_workspace
 */
export async function takeNotifications(
  { intake, recipients }: Context,
  provider: CrmProvider | null,
  request: IncomingRequest,
): Promise<void> {
  if (!provider?.readNotifications) throw refuse('not_found', 'There is nothing at this address.');
  const reading = await provider.readNotifications(request);
  if (reading.refused !== null) throw reading.refused === 'not_signed' ? notSigned() : malformed(provider.title);
  const news: NewNotification[] = [];
  let isKnown = reading.notifications.length === 0;
  for (const notification of reading.notifications) {
    const listeners = await recipients.of(provider.name, notification.workspaceExternalId);
    const inScope = listeners.filter((recipient) => isInScope(reading.scope, recipient));
    isKnown ||= inScope.length > 0;
    // a disconnected workspace is ignored, yet gets no answer that would end the subscription of others
    for (const recipient of inScope) if (recipient.connected) news.push(newNotification(recipient, notification));
  }
  if (!isKnown) throw unknownWorkspace(provider.title);
  if (news.length > 0) await intake.store(news);
}

function newNotification(
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  { workspaceExternalId, notificationId, topic, body, hint }: ReportedNotification,
): NewNotification {
  return {
    workspaceId,
    connectionId,
    appId: workspaceExternalId,
    notificationId,
    topic,
    body,
    about: hint && { ...hint.about, email: hint.email, isMerge: hint.became === 'merged' },
  };
}

export const notSigned = () => refuse('bad_signature', 'The signature is missing or does not fit the body.');
export const malformed = (title: string) =>
  refuse('malformed_notification', `The body is not what ${title} sends here.`);
export const unknownWorkspace = (title: string) =>
  refuse('unknown_workspace', `This ${title} workspace is not connected here.`);
