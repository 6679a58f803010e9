import { expect, it } from 'vitest';
import type { PanelSettings, PanelTab } from '../../api/types.ts';
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
const saved: PanelTab = { version: 1, settings, setup_required: false, problems: [], saved_at: null };

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

it('Setup Required stands while something that the tab shows is missing', () => {
  const problem = { path: 'mapping.0.to', sentence: 'Choose where this value goes.' };
  expect(isSetupRequired(saved, settings, [])).toBe(false);
  expect(isSetupRequired(saved, settings, [problem])).toBe(true);
  expect(isSetupRequired(saved, { ...settings, action: 'nothing' }, [problem])).toBe(false);
  expect(isSetupRequired({ ...saved, version: 0 }, settings, [])).toBe(true);
  expect(isSetupRequired({ ...saved, setup_required: true }, settings, [])).toBe(true);
});
