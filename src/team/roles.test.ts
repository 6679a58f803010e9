import { expect, test } from 'vitest';
import { hasRole, roleOf, whyStaysOwner } from './roles.ts';

test.each([
  ['owner', 'owner'],
  ['member', 'member'],
  ['member,owner', 'owner'],
  ['admin', 'member'],
  ['', 'member'],
  [null, 'member'],
] as const)('what is stored as %s may what a %s may', (stored, role) => {
  expect(roleOf(stored)).toBe(role);
});

test('an owner may everything, a member what is for members', () => {
  expect([hasRole('owner', 'owner'), hasRole('owner', 'member')]).toEqual([true, true]);
  expect([hasRole('member', 'owner'), hasRole('member', 'member')]).toEqual([false, true]);
});

test.each([
  ['the only owner', 'a', ['a'], false],
  ['one of two owners', 'a', ['a', 'b'], true],
  ['a member', 'c', ['a'], true],
])('%s leaves the owners: %#', (_, userId, owners, may) => {
  expect(whyStaysOwner(userId, owners) === null).toBe(may);
});
