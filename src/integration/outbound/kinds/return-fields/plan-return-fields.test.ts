import { expect, it } from 'vitest';
import { chosenReturnFields, planReturnFields, valuesToReplace } from './plan-return-fields.ts';
import { integrationSettingsForm } from '../../../settings/integration-settings.ts';

const facts = { id: 'r', link: 'https://refer.example.com/r/ANA', referralsCount: 3, convertedReferralsCount: 1 };
const fields = {
  referral_link: 'custom_attributes.Link',
  referrals_count: 'custom_attributes.Count',
  converted_referrals_count: null,
};

it('plans the chosen attributes alone', () => {
  expect(planReturnFields(fields, facts)).toEqual({
    'custom_attributes.Link': 'https://refer.example.com/r/ANA',
    'custom_attributes.Count': 3,
  });
});

it('a value that is there needs no write; what is replaced is remembered, also where nothing was', () => {
  expect(valuesToReplace({ a: 1, b: 'x' }, { a: 1, b: 'x' })).toEqual({});
  expect(valuesToReplace({ a: 1, other: 2 }, { a: 2, b: 0 })).toEqual({ a: 1, b: null });
});

it('a tab that was never saved, or names no attribute, keeps nothing fresh', () => {
  const settings = integrationSettingsForm.parse({
    action: 'nothing',
    mapping: [],
    duplicates: 'update',
    qualification: null,
    return_fields: fields,
  });
  expect(chosenReturnFields({ version: 1, settings, savedAt: null })).toEqual(fields);
  expect(chosenReturnFields({ version: 0, settings, savedAt: null })).toBeNull();
  const none = { referral_link: null, referrals_count: null, converted_referrals_count: null };
  expect(chosenReturnFields({ version: 2, settings: { ...settings, return_fields: none }, savedAt: null })).toBeNull();
});
