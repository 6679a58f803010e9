import type { Database } from '../../platform/database/database.ts';
import { findOurContacts } from './find-our-contacts.ts';
import { notAboutContact, notOurs, type NewNotification, type SiftedNotification } from './notification.ts';

/**
 * Says of which notifications nothing can come: most of what a CRM reports is about strangers. Somebody who joins a moment
 * later loses nothing, for a change counts only when it came after the joining.
 */
export async function siftNotifications(
  db: Database,
  notifications: readonly NewNotification[],
): Promise<SiftedNotification[]> {
  const contacts = notifications.flatMap((notification) => {
    const { workspaceId, connectionId, contact } = notification;
    return contact ? [{ workspaceId, connectionId, contactId: contact.id, email: contact.email, notification }] : [];
  });
  const ours = new Set((await findOurContacts(db, contacts)).map(({ notification }) => notification));
  return notifications.map((notification) => {
    if (ours.has(notification)) return { ...notification, outcome: null };
    return { ...notification, outcome: notification.contact ? notOurs : notAboutContact };
  });
}
