import { expect, it } from 'vitest';
import { mayTrack, qualifiedLeadOf } from './event-rules.ts';

it.each([
  ['create_user', 'update', 'referral-joined', 'existing', true],
  ['create_user', 'skip', 'referral-joined', 'created', true],
  ['create_user', 'skip', 'referral-joined', 'existing', false],
  ['create_lead', 'skip', 'referral-qualified', 'same_email', false],
  ['create_lead', 'skip', 'reward-issued', 'imported', false],
  ['create_user', 'skip', 'referral-link-created', 'imported', true],
  // the choice is not on screen then, and events of a tab that does nothing are switched on by themselves
  ['nothing', 'skip', 'referral-qualified', 'imported', true],
] as const)('with %s and %s, %s on a contact that is %s: %s', (action, duplicates, event, knownBy, expected) => {
  expect(mayTrack({ action, duplicates }, event, knownBy)).toBe(expected);
});

it.each([
  [{ subject: 'lead', subject_id: 'l1', cause: 'event:referral-qualified' }, 'referral-qualified', 'l1'],
  [{ subject: 'referrer', subject_id: 'r1', cause: 'event:referral-qualified:l1' }, 'referral-qualified', 'l1'],
  [{ subject: 'lead', subject_id: 'l1', cause: 'event:referral-joined' }, 'referral-joined', null],
] as const)('%o tells with %s of the qualification of %s', (delivery, event, leadId) => {
  expect(qualifiedLeadOf(delivery, event)).toBe(leadId);
});
