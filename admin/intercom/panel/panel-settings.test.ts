import { expect, it } from 'vitest';
import type { PanelSettings } from '../../api/types.ts';
import { isSetupRequired, requiredRow, settingAt, settingsToValues } from './panel-settings.ts';

const email = { type: 'dynamic', from: 'email', to: 'email', policy: 'always' } as const;
const blank = { type: 'dynamic', from: '', to: '', policy: 'always' } as const;
const settings: PanelSettings = {
  action: 'create_lead',
  mapping: [blank, email],
  duplicates: 'update',
  qualification: { method: 'attribute', property: 'custom_attributes.Plan', target: 'Gold' },
  mark: { tag: null, note: false, company: false },
  return_fields: { referral_link: null, referrals_count: null, converted_referrals_count: null },
  events: false,
};

it('the Email row is always there, and is the required one', () => {
  expect(settingsToValues({ ...settings, mapping: [] }).mapping).toEqual([email]);
  expect(requiredRow(settings.mapping)).toBe(1);
});

it.each([
  ['mapping.0.to', null],
  ['mapping.1.to', JSON.stringify(email)],
  ['mapping.7.to', null],
  ['mapping', JSON.stringify(settings.mapping)],
  ['qualification.target', JSON.stringify(settings.qualification)],
])('the setting at %s is %s', (path, setting) => expect(settingAt(settings, path)).toBe(setting));

it.each([
  ['an untouched tab that does nothing', { action: 'nothing', mapping: [] }, false],
  ['nothing to action, whatever its rows are', { action: 'nothing', mapping: [blank] }, false],
  ['Email mapped', { mapping: [email] }, false],
  ['Email not mapped', { mapping: [] }, true],
  ['Email with nothing chosen', { mapping: [{ ...email, from: '' }] }, true],
  ['a row that is not filled in', { mapping: [email, blank] }, true],
  ['a row that is filled in', { mapping: [email, { ...blank, from: 'first_name', to: 'name' }] }, false],
] as const)('Setup Required for %s: %#', (_, values, expected) => {
  expect(isSetupRequired({ ...settings, ...values, mapping: [...values.mapping] })).toBe(expected);
});
