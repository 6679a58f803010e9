import { expect, it } from 'vitest';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { compareContact, isSameValue, type Expectation } from './compare.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
const contact = (value: AttributeValue, updatedMinute: number): CrmContact => ({
  id: '1',
  kind: 'user',
  email: null,
  createdAt: at(0),
  updatedAt: at(updatedMinute),
  attributes: { plan: value },
  readAt: at(59),
});
const expecting = (expected: AttributeValue, written: Expectation['written']): Expectation => ({
  subject: 'lead',
  subjectId: 'l',
  campaignId: 'c',
  kind: 'value',
  attribute: 'plan',
  expected,
  written,
});

it('distinguishes a change in the CRM from a write of ours that is missing', () => {
  const ours = { value: 'Pro', at: at(10) };
  expect(compareContact(contact('Pro', 20), [expecting('Pro', ours)])).toEqual([]);
  expect(compareContact(contact('Free', 20), [expecting('Pro', ours)])).toMatchObject([
    { found: 'Free', changedThere: true },
  ]);
  // the contact did not change since: what we wrote never arrived
  expect(compareContact(contact('Free', 5), [expecting('Pro', ours)])).toMatchObject([{ changedThere: false }]);
  // it says what we wrote last; only what is right has changed
  expect(compareContact(contact('Pro', 20), [expecting('Max', ours)])).toMatchObject([{ changedThere: false }]);
  expect(compareContact(contact(null, 20), [expecting('Pro', null)])).toMatchObject([
    { found: null, changedThere: false },
  ]);
});

it.each([
  ['plan', null, '', true],
  ['plan', 3, '3', true],
  ['plan', 'Pro ', 'Pro', true],
  ['plan', 'Pro', 'pro', false],
  ['plan', false, null, false],
  ['phone', '+44 20 7946 0000', '+442079460000', true],
  ['name', '12', '1-2', false],
] as const)('%s: %j and %j are the same: %s', (attribute, one, other, same) =>
  expect(isSameValue(attribute, one, other)).toBe(same),
);

it('says nothing of an attribute that was not read', () => {
  const partly = { ...contact('Free', 20), attributes: {}, attributeNames: ['name'] };
  expect(compareContact(partly, [expecting('Pro', null)])).toEqual([]);
  expect(compareContact({ ...partly, attributeNames: ['plan'] }, [expecting('Pro', null)])).toMatchObject([
    { found: null },
  ]);
});
