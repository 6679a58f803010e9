import { expect, it } from 'vitest';
import type { NotificationHint } from '../provider/notification-hint.ts';
import { contactOfHint, groupByContact, type ResolvedNotification } from './group-by-contact.ts';
import type { Notification } from './notification.ts';

const at = new Date(1_768_018_463_000);

function about(notificationId: string, change: Partial<NotificationHint>, contactIds?: string[]): ResolvedNotification {
  const hint: NotificationHint = {
    about: { object: 'contact', id: 'a' },
    email: null,
    happenedAt: at,
    became: null,
    mergedFrom: [],
    survivorId: null,
    byUs: 'unknown',
    changed: [],
    contact: null,
    mayLack: [],
    ...change,
  };
  const notification = { connection_id: 'c', notification_id: notificationId, received_at: at } as Notification;
  return { notification, hint, contactIds: contactIds ?? [contactOfHint(hint)] };
}

it('a merge into a third contact is news about that one, with both that were merged', () => {
  const merge = about('n1', { became: 'merged', mergedFrom: ['b'], survivorId: 'third' });
  const later = about('n2', { about: { object: 'contact', id: 'third' } });
  expect(groupByContact([merge, later])).toMatchObject([
    { notifications: [{}, {}], news: { contactId: 'third', became: 'merged', mergedFrom: ['b', 'a'] } },
  ]);
});

it('news about a deal is news about each of its contacts, and what became of the deal is not theirs', () => {
  const deal = about('n1', { about: { object: 'deal', id: 'd' }, became: 'deleted' }, ['a', 'b']);
  const groups = groupByContact([deal]);
  expect(groups.map(({ news }) => [news.contactId, news.became, news.mergedFrom, news.reported])).toEqual([
    ['a', null, [], null],
    ['b', null, [], null],
  ]);
});

it.each([
  ['yes', 'yes', 'yes'],
  ['yes', 'no', 'unknown'],
  ['no', 'unknown', 'unknown'],
] as const)('news made by us: %s and %s are together %s', (one, other, together) => {
  const [group] = groupByContact([about('n1', { byUs: one }), about('n2', { byUs: other })]);
  expect(group?.news.byUs).toBe(together);
});
