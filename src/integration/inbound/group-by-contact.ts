import type { NotificationHint } from '../provider/crm-provider.ts';
import type { Notification } from './notification.ts';
import type { ContactChange } from './handle-contact.ts';

/** Notifications about one contact; one reading answers all of them. */
export type ContactGroup = {
  workspaceId: string;
  connectionId: string;
  notifications: Notification[];
  news: ContactChange;
};

/** Notifications by the contact they are about; `others` are about none. */
export function groupByContact(
  notifications: readonly Notification[],
  read: (notification: Notification) => NotificationHint | null,
): { groups: ContactGroup[]; others: Notification[] } {
  const groupsByContact = new Map<string, ContactGroup>();
  const others: Notification[] = [];
  for (const notification of notifications) {
    const hint = read(notification);
    if (!hint) {
      others.push(notification);
      continue;
    }
    const key = `${notification.connection_id}/${hint.contactId}`;
    const group = groupsByContact.get(key);
    groupsByContact.set(key, {
      workspaceId: notification.workspace_id,
      connectionId: notification.connection_id,
      notifications: [...(group?.notifications ?? []), notification],
      news: addHint(group?.news ?? null, hint, notification),
    });
  }
  return { groups: [...groupsByContact.values()], others };
}

function addHint(news: ContactChange | null, hint: NotificationHint, notification: Notification): ContactChange {
  const isLater = !news || (hint.happenedAt?.getTime() ?? 0) >= (news.reportedAt?.getTime() ?? 0);
  return {
    contactId: hint.contactId,
    emails: [...(news?.emails ?? []), ...(hint.email ? [hint.email] : [])],
    notificationId: isLater ? notification.notification_id : news.notificationId,
    reportedAt: isLater ? hint.happenedAt : news.reportedAt,
    receivedAt: news && news.receivedAt < notification.received_at ? news.receivedAt : notification.received_at,
    became: (isLater ? (hint.became ?? news?.became) : (news.became ?? hint.became)) ?? null,
    mergedFrom: [...(news?.mergedFrom ?? []), ...(hint.mergedFrom ? [hint.mergedFrom] : [])],
    // a partial one could hide anything
    reported: news?.reported === null || !hint.contact ? null : [...(news?.reported ?? []), hint.contact],
  };
}
