import { expect, it } from 'vitest';
import type { SettledNotification } from './notification.ts';
import { combineSettled } from './settle-rules.ts';

const key = { workspace_id: 'w', app_id: 'a', notification_id: 'n' };
const settled = (change: Partial<SettledNotification>): SettledNotification => ({
  ...key,
  handled: true,
  tries: 1,
  outcome: 'a lead qualified',
  nextAttemptAt: null,
  ...change,
});
const at = (seconds: number) => new Date(seconds * 1000);
const open = (seconds: number) => settled({ handled: false, tries: 0, outcome: 'waits', nextAttemptAt: at(seconds) });

it('a notification is handled when it is for each of its contacts', () => {
  expect(combineSettled([settled({}), settled({ outcome: 'nothing watched changed' })])).toEqual(settled({}));
});

it('a notification is taken again at the earliest time that one of its contacts needs', () => {
  expect(combineSettled([settled({}), open(20), open(10)])).toEqual({ ...open(10), tries: 1 });
});

it('a notification is taken again at once when one of its contacts was not reached', () => {
  expect(combineSettled([open(20), settled({ handled: false, tries: 0 })])).toMatchObject({
    handled: false,
    nextAttemptAt: null,
  });
});
