import type { ContactFate, HintSummary, NotificationHint } from '../provider/notification-hint.ts';
import type { ContactChange, Report } from './contact-report.ts';
import type { Notification } from './notification.ts';

/** A notification with what it says, of which contacts. */
export type ResolvedNotification = {
  notification: Notification;
  hint: NotificationHint;
  contactIds: readonly string[];
};

/** Notifications about one contact; one reading answers all of them. */
export type ContactGroup = {
  workspaceId: string;
  connectionId: string;
  notifications: Notification[];
  news: ContactChange;
};

/** By the contacts that notifications are about; one about a thing of several contacts stands in several groups. */
export function groupByContact(resolved: readonly ResolvedNotification[]): ContactGroup[] {
  const groupsByContact = new Map<string, ContactGroup>();
  for (const { notification, hint, contactIds } of resolved) {
    for (const contactId of contactIds) {
      const key = `${notification.connection_id}/${contactId}`;
      const group = groupsByContact.get(key);
      groupsByContact.set(key, {
        workspaceId: notification.workspace_id,
        connectionId: notification.connection_id,
        notifications: [...(group?.notifications ?? []), notification],
        news: addHint(group?.news ?? null, { contactId, hint, notification }),
      });
    }
  }
  return [...groupsByContact.values()];
}

/** The contact that a hint about a contact is about: of merged ones, the one that is left. */
export const contactOfHint = ({ about, survivorId }: HintSummary): string => survivorId ?? about.id;

function addHint(
  news: ContactChange | null,
  { contactId, hint, notification }: { contactId: string; hint: NotificationHint; notification: Notification },
): ContactChange {
  const isLater = !news || (hint.happenedAt?.getTime() ?? 0) >= (news.reportedAt?.getTime() ?? 0);
  const isAboutIt = hint.about.object === 'contact';
  const became = isAboutIt ? hint.became : null;
  const report = isAboutIt ? reportOf(hint) : null;
  return {
    contactId,
    emails: [...(news?.emails ?? []), ...(hint.email ? [hint.email] : [])],
    notificationId: isLater ? notification.notification_id : news.notificationId,
    reportedAt: isLater ? hint.happenedAt : news.reportedAt,
    receivedAt: news && news.receivedAt < notification.received_at ? news.receivedAt : notification.received_at,
    became: laterFate(news?.became ?? null, became, isLater),
    mergedFrom: [...(news?.mergedFrom ?? []), ...(isAboutIt ? mergedInto(contactId, hint) : [])],
    // one that says less could hide anything
    reported: news?.reported === null || !report ? null : [...(news?.reported ?? []), report],
    byUs: !news || news.byUs === hint.byUs ? hint.byUs : 'unknown',
  };
}

const laterFate = (known: ContactFate | null, added: ContactFate | null, isLater: boolean): ContactFate | null =>
  isLater ? (added ?? known) : (known ?? added);

const mergedInto = (contactId: string, { about, mergedFrom }: HintSummary): string[] =>
  [...mergedFrom, about.id].filter((id) => id !== contactId);

/** Null when it says neither what the contact is like nor what changed of it. */
function reportOf({ contact, mayLack, changed }: NotificationHint): Report | null {
  if (contact) return { contact, mayLack };
  return changed.length > 0 ? { changed } : null;
}
