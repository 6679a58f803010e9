import { expect, it } from 'vitest';
import { attributeChoices, findAttributes } from './attribute-choices.ts';

const crm = { attribute_prefix: 'custom_attributes.', title: 'Intercom' };
const attributes = [
  { full_name: 'email', label: 'Email', custom: false },
  { full_name: 'custom_attributes.goodword_campaign', label: 'goodword_campaign', custom: true },
  { full_name: 'custom_attributes.signed_up', label: 'Signed up', custom: true },
];
const labelsOf = (groups: ReturnType<typeof attributeChoices>) =>
  groups.map(({ group, items }) => [group, items.map(({ label }) => label)]);

it('the team’s own attributes come first, then Goodword’s, then those of the CRM', () => {
  expect(labelsOf(attributeChoices(attributes, null, crm))).toEqual([
    ['Your attributes', ['Signed up']],
    ['Written by Goodword', ['goodword_campaign']],
    ['Intercom', ['Email']],
  ]);
});

it('what is chosen stays a choice when the CRM does not list it', () => {
  expect(labelsOf(attributeChoices(attributes, 'custom_attributes.Plan', crm)).at(-1)).toEqual([
    'Not in Intercom',
    ['Plan'],
  ]);
});

it.each(['signed up', 'SIGNED_', ' up '])('“%s” finds the attribute by its label or its name', (search) => {
  const options = attributeChoices(attributes, null, crm);
  const found = findAttributes({ options, search, limit: Number.POSITIVE_INFINITY });
  expect(found).toEqual([
    { group: 'Your attributes', items: [{ value: 'custom_attributes.signed_up', label: 'Signed up' }] },
  ]);
});

it('two attributes with one label are told apart, also where the list is closed', () => {
  const twins = [
    ...attributes,
    { full_name: 'custom_attributes.Email', label: 'Email', custom: true },
    { full_name: 'custom_attributes.EMAIL', label: 'EMAIL', custom: true },
    { full_name: 'phone', label: 'Phone', custom: false },
    { full_name: 'custom_attributes.phone', label: 'phone', custom: true },
  ];
  const labels = attributeChoices(twins, 'email', crm).flatMap(({ items }) => items.map(({ label }) => label));
  expect(labels).toEqual([
    'Signed up',
    'Email (custom_attributes.Email)',
    'EMAIL (custom_attributes.EMAIL)',
    'phone (custom)',
    'goodword_campaign',
    'Email (Intercom)',
    'Phone (Intercom)',
  ]);
});
