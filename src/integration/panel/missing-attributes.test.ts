import { intercomTraits } from '../../intercom/traits.ts';
import { expect, it } from 'vitest';
import type { AttributeType, CrmAttribute } from '../provider/crm-attribute.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import type { IntegrationSettings } from '../settings/integration-settings.ts';
import { findMissing, findUsedAttributes } from './missing-attributes.ts';

const attribute = (name: string, type: AttributeType = 'string', writable = true): CrmAttribute => ({
  name,
  label: name,
  fullName: `custom_attributes.${name}`,
  type,
  options: null,
  custom: true,
  writable,
});

const settings = (tab: 'leads' | 'referrers', change: Partial<IntegrationSettings>): IntegrationSettings => ({
  ...defaultSettings(tab),
  ...change,
});

const toPlan = { type: 'dynamic', from: 'campaign_name', to: 'custom_attributes.Plan', policy: 'always' } as const;

it('gathers what both tabs name, once, with what it is for', () => {
  const used = findUsedAttributes({
    leads: settings('leads', {
      action: 'create_user',
      mapping: [toPlan],
      qualification: { method: 'attribute', property: 'custom_attributes.Plan', target: 'Pro' },
    }),
    referrers: settings('referrers', {
      action: 'create_user',
      mapping: [toPlan],
      return_fields: {
        referral_link: 'custom_attributes.Link',
        referrals_count: null,
        converted_referrals_count: null,
      },
    }),
  });
  expect(used).toEqual([
    {
      fullName: 'custom_attributes.Plan',
      usedBy: ['fields of Leads', 'Attribute to qualify', 'fields of Referrers'],
      written: true,
    },
    { fullName: 'custom_attributes.Link', usedBy: ['Referral Link'], written: true },
  ]);
});

it('leaves out the fields of a tab that sends nothing', () => {
  const nothing = { action: 'nothing', mapping: [toPlan], qualification: null } as const;
  const mapping = [...nothing.mapping];
  expect(
    findUsedAttributes({
      leads: settings('leads', { ...nothing, mapping }),
      referrers: settings('referrers', { ...nothing, mapping }),
    }),
  ).toEqual([]);
});

const plan = [{ fullName: 'custom_attributes.Plan', usedBy: ['fields of Leads'], written: true }];

it.each([
  ['nothing when it is alike', [attribute('Plan')], [attribute('Plan')], []],
  [
    'missing',
    [attribute('Plan', 'options')],
    [],
    [{ problem: 'missing', type: 'options', label: 'Plan', creation: { name: 'Plan', type: 'options', options: [] } }],
  ],
  [
    'missing, of a type that could not be read',
    null,
    [],
    [{ problem: 'missing', type: null, label: 'Plan', creation: null }],
  ],
  ['another type', [attribute('Plan')], [attribute('Plan', 'boolean')], [{ problem: 'other_type' }]],
  ['not writable', [attribute('Plan')], [attribute('Plan', 'string', false)], [{ problem: 'not_writable' }]],
])('finds %s', (_what, here, there, expected) => {
  expect(findMissing(plan, here, there, intercomTraits)).toMatchObject(expected);
  expect(findMissing(plan, here, there, intercomTraits)).toHaveLength(expected.length);
});

it('does not miss standard attributes that a CRM does not list, nor ask to write what is only watched', () => {
  expect(findMissing([{ fullName: 'email', usedBy: [], written: true }], [], [], intercomTraits)).toEqual([]);
  const watched = plan.map((used) => ({ ...used, written: false }));
  expect(findMissing(watched, [attribute('Plan')], [attribute('Plan', 'string', false)], intercomTraits)).toEqual([]);
});
