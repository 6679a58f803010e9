import { intercomTraits } from '../../intercom/traits.ts';
import { expect, it } from 'vitest';
import type { AttributeType, CrmAttribute } from '../provider/crm-attribute.ts';
import { checkAttributes } from './check-attributes.ts';
import { defaultSettings } from './default-settings.ts';
import type { IntegrationSettings, MappingRow, Tab } from './integration-settings.ts';

const attribute = (name: string, type: AttributeType, more: Partial<CrmAttribute> = {}): CrmAttribute => ({
  name,
  label: name,
  fullName: `custom_attributes.${name}`,
  type,
  options: null,
  custom: true,
  writable: true,
  ...more,
});
const attributes = [
  attribute('Text', 'string'),
  attribute('Seats', 'integer'),
  attribute('Score', 'float'),
  attribute('VIP', 'boolean'),
  attribute('Since', 'instant'),
  attribute('Plan', 'options', { options: ['Free', 'Pro'].map((value) => ({ value, label: value, hidden: false })) }),
  attribute('Locked', 'string', { writable: false }),
];
const to = (name: string) => `custom_attributes.${name}`;
const dynamic = (from: string, name: string): MappingRow => ({ type: 'dynamic', from, to: to(name), policy: 'always' });
const fixed = (from: string, name: string): MappingRow => ({ type: 'fixed', from, to: to(name), policy: 'always' });

function problemOf(row: MappingRow, more: Partial<IntegrationSettings> = {}, tab: Tab = 'leads') {
  const settings = { ...defaultSettings(tab), action: 'create_user' as const, mapping: [row], ...more };
  return checkAttributes(tab, settings, attributes, intercomTraits)[0]?.sentence;
}

it.each([
  [dynamic('first_name', 'Text')],
  [dynamic('referrals_count', 'Text')],
  [dynamic('referrals_count', 'Seats')],
  [dynamic('referrals_count', 'Score')],
  [fixed('12', 'Seats')],
  [fixed('1.5', 'Score')],
  [fixed('yes', 'VIP')],
  [fixed('2026-01-31', 'Since')],
  [fixed('pro', 'Plan')],
  [{ ...dynamic('phone', ''), to: 'phone' }],
])('accepts %o', (row) => {
  expect(problemOf(row)).toBeUndefined();
});

it.each([
  [dynamic('first_name', 'Seats'), 'must be a whole number, but First Name is a text'],
  [dynamic('first_name', 'Plan'), 'must be one of Free, Pro, but First Name is a text'],
  [dynamic('referrals_count', 'VIP'), 'must be Yes or No, but Referrals Count is a whole number'],
  [fixed('1.5', 'Seats'), 'must be a whole number, not “1.5”.'],
  [fixed('maybe', 'VIP'), 'must be Yes or No, not “maybe”.'],
  [fixed('soon', 'Since'), 'must be a date, not “soon”.'],
  [fixed('Team', 'Plan'), 'must be one of Free, Pro, not “Team”.'],
  [fixed('x', 'Locked'), 'does not let “Locked” be written'],
  [fixed('x', 'Nowhere'), '“Nowhere” does not exist in Intercom: create it'],
])('%o: %s', (row, message) => {
  expect(problemOf(row)).toContain(message);
});

it('leaves rows alone that are not filled in, or not sent', () => {
  expect(problemOf(fixed('', 'Seats'))).toBeUndefined();
  expect(problemOf(fixed('many', 'Seats'), { action: 'nothing' })).toBeUndefined();
});

it('checks return fields and the target of the rule', () => {
  const fields = { referral_link: to('Text'), referrals_count: to('VIP'), converted_referrals_count: to('Nowhere') };
  const referrers = { ...defaultSettings('referrers'), return_fields: fields };
  expect(checkAttributes('referrers', referrers, attributes, intercomTraits).map(({ path }) => path)).toEqual([
    'return_fields.referrals_count',
    'return_fields.converted_referrals_count',
  ]);
  const rule = (property: string, target: string) => ({ method: 'attribute' as const, property: to(property), target });
  const row = fixed('x', 'Text');
  expect(problemOf(row, { qualification: rule('Plan', 'Pro') })).toBeUndefined();
  expect(problemOf(row, { qualification: rule('Plan', 'Yes') })).toContain('it can never be “Yes”');
  expect(problemOf(row, { qualification: rule('Gone', 'Yes') })).toContain('“Gone” does not exist');
});
