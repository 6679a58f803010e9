import { runConcurrently } from '../../platform/jobs/run-concurrently.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import { isCallFailed, withClient } from '../connections/with-client.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import type { CrmObject, NotificationHint } from '../provider/notification-hint.ts';
import { contactOfHint, type ResolvedNotification } from './group-by-contact.ts';
import type { Notification } from './notification.ts';
import { findPeopleOfContacts } from '../contacts/contact-links.ts';

/** Notifications with the contacts they are about, those about none, and those whose contacts could not be asked for. */
export type Resolved = {
  resolved: ResolvedNotification[];
  others: Notification[];
  failed: { notification: Notification; error: unknown }[];
};

const objectsAtOnce = 4;

/**
 * Finds the contacts that notifications are about: one that they name, or those of the thing they name. Of a thing, only
 * contacts of our people count.
 * @param providers by connection
 */
export async function resolveNotifications(
  context: CrmContext,
  notifications: readonly Notification[],
  providers: ReadonlyMap<string, CrmProvider>,
): Promise<Resolved> {
  const result: Resolved = { resolved: [], others: [], failed: [] };
  const things: { notification: Notification; hint: NotificationHint }[] = [];
  for (const notification of notifications) {
    const { connection_id: connectionId, topic, body } = notification;
    const hint = body === null ? null : providers.get(connectionId)!.readNotification(topic, body);
    if (!hint) result.others.push(notification);
    else if (hint.about.object !== 'contact') things.push({ notification, hint });
    else result.resolved.push({ notification, hint, contactIds: [contactOfHint(hint)] });
  }
  const byThing = Map.groupBy(things, ({ notification, hint: { about } }) =>
    [notification.connection_id, about.object, about.id].join('/'),
  );
  await runConcurrently(objectsAtOnce, [...byThing.values()], async (ofThing) => {
    const [{ notification, hint }] = ofThing as [(typeof ofThing)[0]];
    try {
      const contactIds = await findContacts(context, notification, hint.about);
      result.resolved.push(...ofThing.map((one) => ({ ...one, contactIds })));
    } catch (error) {
      if (!isCallFailed(error)) {
        const ids = ofThing.map((one) => one.notification.notification_id);
        context.log.error({ err: error, notifications: ids }, 'contacts of notifications could not be found');
      }
      result.failed.push(...ofThing.map((one) => ({ notification: one.notification, error })));
    }
  });
  return result;
}

/** @throws RetryAt or GivenUp when they cannot be asked for */
async function findContacts(
  context: CrmContext,
  { workspace_id: workspaceId, connection_id: connectionId }: Notification,
  about: CrmObject,
): Promise<string[]> {
  const connection = await getConnectionById(context.db, workspaceId, connectionId);
  const contactIds = await withClient(
    context,
    connection,
    { backOff: 'notification' },
    async (client) => (await client.contactsOf?.(about)) ?? [],
  );
  const people = await findPeopleOfContacts(context.db, { workspaceId, connectionId }, contactIds);
  return [...people.keys()];
}
