import { expect, test } from 'vitest';
import { stateOfInvitation } from './invitation-rules.ts';

const now = new Date('2026-03-10T12:00:00Z');
const at = (text: string) => new Date(text);

test.each([
  ['pending', '2026-03-10T12:00:01Z', 'open'],
  ['pending', '2026-03-10T12:00:00Z', 'expired'],
  ['accepted', '2026-03-11T12:00:00Z', 'accepted'],
  ['accepted', '2026-03-01T12:00:00Z', 'accepted'],
  ['canceled', '2026-03-11T12:00:00Z', 'revoked'],
  ['rejected', '2026-03-11T12:00:00Z', 'revoked'],
])('an invitation that is %s until %s is %s', (status, until, state) => {
  expect(stateOfInvitation({ status, expiresAt: at(until), inviterRole: 'owner' }, now)).toBe(state);
});

test.each([
  ['pending', 'member', 'revoked'],
  ['pending', null, 'revoked'],
  ['accepted', 'member', 'accepted'],
])('an invitation that is %s, of an inviter who is now %s, is %s', (status, inviterRole, state) => {
  expect(stateOfInvitation({ status, expiresAt: at('2026-03-11T12:00:00Z'), inviterRole }, now)).toBe(state);
});
