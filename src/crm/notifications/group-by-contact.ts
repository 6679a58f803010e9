import type { CrmProvider } from '../provider/crm-provider.ts';
import type { Notification } from './notification.ts';
import type { ContactNews } from './handle-contact.ts';

/** Notifications about one contact; one reading answers all of them. */
export type ContactGroup = {
  workspaceId: string;
  connectionId: string;
  notifications: Notification[];
  news: ContactNews;
};

/** Notifications by the contact they are about; `others` are about none. */
export function groupByContact(
  notifications: readonly Notification[],
  provider: Pick<CrmProvider, 'readNotification'>,
): { groups: ContactGroup[]; others: Notification[] } {
  const groupsByContact = new Map<string, ContactGroup>();
  const others: Notification[] = [];
  for (const notification of notifications) {
    const hint = provider.readNotification(notification.topic, notification.body);
    if (!hint) {
      others.push(notification);
      continue;
    }
    const key = `${notification.connection_id}/${hint.contactId}`;
    const group = groupsByContact.get(key);
    const isLater = (hint.happenedAt?.getTime() ?? 0) >= (group?.news.reportedAt?.getTime() ?? 0);
    groupsByContact.set(key, {
      workspaceId: notification.workspace_id,
      connectionId: notification.connection_id,
      notifications: [...(group?.notifications ?? []), notification],
      news: {
        contactId: hint.contactId,
        emails: [...(group?.news.emails ?? []), ...(hint.email ? [hint.email] : [])],
        notificationId: isLater || !group ? notification.notification_id : group.news.notificationId,
        reportedAt: isLater || !group ? hint.happenedAt : group.news.reportedAt,
      },
    });
  }
  return { groups: [...groupsByContact.values()], others };
}
