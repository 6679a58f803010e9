import { intercomTraits } from '../../../intercom/traits.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadDetails } from '../../../leads/lead-details.ts';
import type { AttributeType, CrmAttribute } from '../../provider/crm-attribute.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { MappingRow } from '../integration-settings.ts';
import { fieldsOf, readFields } from './fields.ts';
import { fitValues } from './fit-values.ts';
import { planFields } from './plan-fields.ts';

const facts: LeadDetails = {
  lead: {
    id: 'l',
    campaignId: 'c',
    email: 'ben@example.com',
    firstName: 'Ben',
    lastName: '',
    phone: '',
    company: '',
    source: 'Referral Link Page',
    state: 'Pending',
    joinedAt: new Date('2026-01-02T03:04:05Z'),
  },
  campaign: { id: 'c', name: 'Give 20', state: 'Launched' },
  referrer: {
    id: 'r',
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: 'Silva',
    code: 'ANA1',
    link: 'https://refer.example.com/r/ANA1',
    referralsCount: 3,
  },
};
const person = { tab: 'leads', facts } as const;
const row = (from: string, to: string, type: MappingRow['type'] = 'dynamic'): MappingRow => ({
  type,
  from,
  to,
  policy: 'always',
});
const mark = {
  'custom_attributes.goodword_referred_by': 'ANA1',
  'custom_attributes.goodword_campaign': 'Give 20',
  'custom_attributes.goodword_referred_at': 1_767_323_045,
};

describe('planFields', () => {
  it('takes dynamic and fixed values, leaves empty ones out, and marks leads as referred', () => {
    const rows = [row('email', 'email'), row('last_name', 'name'), row('gold', 'custom_attributes.Plan', 'fixed')];
    expect(planFields(rows, person, intercomTraits)).toEqual({
      email: 'ben@example.com',
      'custom_attributes.Plan': 'gold',
      ...mark,
    });
  });

  it('reads every field of the catalogue', () => {
    expect([...readFields(person).keys()]).toEqual(fieldsOf('leads').map(({ key }) => key));
    expect(Object.fromEntries(readFields(person))).toMatchObject({
      referrer_referral_link: facts.referrer.link,
      referrals_count: '3',
    });
  });

  it('never plans an empty value, nor an unmapped attribute', () => {
    const rows = fc.array(
      fc.record({
        type: fc.constantFrom('dynamic', 'fixed'),
        from: fc.string(),
        to: fc.string({ minLength: 1 }),
        policy: fc.constantFrom('always', 'only_if_empty', 'only_when_created'),
      }),
    );
    fc.assert(
      fc.property(rows, (mapping) => {
        const planned = planFields(mapping, person, intercomTraits);
        expect(Object.values(planned)).not.toContain('');
        const targets = new Set([...mapping.map(({ to }) => to), ...Object.keys(mark)]);
        expect(Object.keys(planned).filter((key) => !targets.has(key))).toEqual([]);
      }),
    );
  });
});

describe('fitValues', () => {
  const attribute = (type: AttributeType, more: Partial<CrmAttribute> = {}): CrmAttribute => ({
    name: 'X',
    label: 'X',
    fullName: 'custom_attributes.X',
    type,
    options: null,
    custom: true,
    writable: true,
    ...more,
  });
  const fit = (value: AttributeValue, found: CrmAttribute) => {
    const { fields, misfits } = fitValues({ 'custom_attributes.X': value }, [found], intercomTraits);
    return misfits[0]?.sentence ?? fields['custom_attributes.X'];
  };

  it.each<[AttributeType, AttributeValue, AttributeValue | undefined]>([
    ['string', 12, '12'],
    ['integer', '12', 12],
    ['float', ' 1.5 ', 1.5],
    ['boolean', 'No', false],
    ['instant', '2026-01-31', Date.UTC(2026, 0, 31) / 1000],
    ['instant', 1_767_323_045, 1_767_323_045],
    ['string', null, null],
  ])('%s from %j', (type, value, expected) => {
    expect(fit(value, attribute(type))).toBe(expected);
  });

  it.each<[AttributeType, AttributeValue, string]>([
    ['integer', '1.5', 'a whole number'],
    ['float', 'much', 'a number'],
    ['boolean', 'perhaps', 'Yes or No'],
    ['instant', 'tomorrow', 'a date'],
  ])('%s refuses %j with a sentence', (type, value, message) => {
    expect(fit(value, attribute(type))).toBe(
      `“X” in Intercom must be ${message}: map another value to it under Map your fields.`,
    );
  });

  it('takes listed values whatever their case, and no others', () => {
    const list = attribute('options', {
      options: ['Yes', 'No'].map((value) => ({ value, label: value, hidden: false })),
    });
    expect(fit('yes', list)).toBe('Yes');
    expect(fit('maybe', list)).toContain('one of its listed values');
  });

  it('names what cannot be written or does not exist', () => {
    expect(fit('a', attribute('string', { writable: false }))).toContain('does not let “X” be written');
    expect(fit('a', attribute('string', { fullName: 'custom_attributes.Y' }))).toContain('“X” does not exist');
  });

  it('keeps the values that fit beside one that does not', () => {
    const { fields, misfits } = fitValues(
      { name: 'Ben', 'custom_attributes.X': 'many', email: 'ben@example.com' },
      [attribute('integer')],
      intercomTraits,
    );
    expect(fields).toEqual({ name: 'Ben', email: 'ben@example.com' });
    expect(misfits).toMatchObject([{ attribute: 'custom_attributes.X', value: 'many' }]);
  });

  it('gives only values of the attribute’s type', () => {
    const types: Partial<Record<AttributeType, string>> = {
      integer: 'number',
      float: 'number',
      instant: 'number',
      boolean: 'boolean',
      string: 'string',
    };
    fc.assert(
      fc.property(fc.constantFrom('integer', 'float', 'instant', 'boolean', 'string'), fc.string(), (type, text) => {
        const { fields, misfits } = fitValues({ 'custom_attributes.X': text }, [attribute(type)], intercomTraits);
        if (misfits.length === 0) expect(typeof fields['custom_attributes.X']).toBe(types[type]);
      }),
    );
  });
});
