import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { WritePolicy } from '../integration-settings.ts';
import { decideWrites, fieldsToWrite, valuesReplaced, type WriteEffect } from './decide-writes.ts';
import { policiesOf } from './write-policies.ts';

const contact = (attributes: Record<string, AttributeValue>): CrmContact => ({
  id: 'c1',
  kind: 'user',
  email: 'ben@example.com',
  createdAt: null,
  updatedAt: null,
  attributes,
  readAt: new Date(0),
});
const plan = 'custom_attributes.Plan';

describe('a value for a contact that is there', () => {
  it.each<[WritePolicy, AttributeValue, WriteEffect]>([
    ['always', 'Team', 'written'],
    ['always', null, 'written'],
    ['always', 'Scale', 'same'],
    ['only_if_empty', 'Team', 'kept_filled'],
    ['only_if_empty', false, 'kept_filled'],
    ['only_if_empty', 0, 'kept_filled'],
    ['only_if_empty', null, 'written'],
    ['only_if_empty', '', 'written'],
    ['only_if_empty', 'Scale', 'same'],
    ['only_when_created', 'Team', 'kept_existing'],
    ['only_when_created', null, 'kept_existing'],
  ])('%s, over %j: %s', (policy, old, effect) => {
    const decisions = decideWrites({ [plan]: 'Scale' }, { [plan]: policy }, contact({ [plan]: old }));
    expect(decisions).toEqual([{ attribute: plan, value: 'Scale', old, effect }]);
  });

  it('never writes another address', () => {
    const decisions = decideWrites({ email: 'ben@example.com' }, {}, contact({ email: 'ben.new@example.com' }));
    expect(decisions[0]?.effect).toBe('kept_existing');
    expect(fieldsToWrite(decisions)).toEqual({});
  });

  it('replaces an address that the person had before, where we gave it', () => {
    const was = contact({ email: 'Bne@example.com' });
    const decisions = decideWrites({ email: 'ben@example.com' }, {}, was, ['bne@example.com']);
    expect(fieldsToWrite(decisions)).toEqual({ email: 'ben@example.com' });
  });
});

it('writes everything to a contact that it creates', () => {
  const decisions = decideWrites({ email: 'a@example.com', [plan]: 'Scale' }, { [plan]: 'only_if_empty' }, null);
  expect(decisions.map(({ effect }) => effect)).toEqual(['written', 'written']);
  expect(fieldsToWrite(decisions)).toEqual({ email: 'a@example.com', [plan]: 'Scale' });
});

it('replaces what it overwrites, and nothing that is kept', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const key = fc.constantFrom('name', 'phone', plan);
  const policy = fc.constantFrom<WritePolicy[]>('always', 'only_if_empty', 'only_when_created');
  fc.assert(
    fc.property(
      fc.dictionary(key, value),
      fc.dictionary(key, policy),
      fc.dictionary(key, value),
      (fields, policies, before) => {
        const decisions = decideWrites(fields, policies, contact(before));
        const written = fieldsToWrite(decisions);
        for (const [attribute, old] of Object.entries(valuesReplaced(decisions))) {
          expect(written[attribute]).not.toEqual(old);
          expect(old).toEqual(before[attribute] ?? null);
        }
        for (const { attribute, effect } of decisions) {
          expect(attribute in written).toBe(effect === 'written' || effect === 'same');
        }
      },
    ),
  );
});

it('takes the policy of the first row that goes to an attribute', () => {
  const row = (to: string, policy: WritePolicy) => ({ type: 'fixed' as const, from: 'x', to, policy });
  expect(policiesOf([row(plan, 'only_if_empty'), row(plan, 'only_when_created'), row('name', 'always')])).toEqual({
    [plan]: 'only_if_empty',
  });
});
