import { intercomTraits } from '../../intercom/traits.ts';
import { expect, it } from 'vitest';
import { checkSettings } from './check-settings.ts';
import { defaultSettings, proposedSettings } from './default-settings.ts';
import type { IntegrationSettings, MappingRow } from './integration-settings.ts';

const row = (type: MappingRow['type'], from: string, to: string): MappingRow => ({ type, from, to, policy: 'always' });
const email = row('dynamic', 'email', 'email');
const settings = (more: Partial<IntegrationSettings>): IntegrationSettings => ({
  ...defaultSettings('leads'),
  action: 'create_lead',
  ...more,
});
const pathsOf = (more: Partial<IntegrationSettings>) =>
  checkSettings('leads', settings(more), intercomTraits).map(({ path }) => path);

it('finds nothing wrong with what it proposes', () => {
  expect(checkSettings('leads', proposedSettings('leads', intercomTraits), intercomTraits)).toEqual([]);
  expect(checkSettings('referrers', proposedSettings('referrers', intercomTraits), intercomTraits)).toEqual([]);
});

it.each<[string, Partial<IntegrationSettings>, string[]]>([
  ['Email not mapped', { mapping: [] }, ['mapping']],
  ['Email not needed while nothing is sent', { mapping: [], action: 'nothing' }, []],
  [
    'a field twice',
    { mapping: [email, row('fixed', 'a', 'name'), { ...email, from: 'phone', to: 'name' }] },
    ['mapping.2.to'],
  ],
  ['an unknown field', { mapping: [email, row('dynamic', 'shoe_size', 'name')] }, ['mapping.1.from']],
  ['an empty fixed value', { mapping: [email, row('fixed', '', 'name')] }, ['mapping.1.from']],
  ['no target', { mapping: [email, row('fixed', 'a', '')] }, ['mapping.1.to']],
  ['something else to Email', { mapping: [row('fixed', 'a', 'email')] }, ['mapping.0.to', 'mapping']],
  [
    'half a rule',
    { qualification: { method: 'attribute', property: null, target: '' } },
    ['qualification.property', 'qualification.target'],
  ],
  [
    'the watched attribute',
    {
      mapping: [email, row('fixed', 'Yes', 'custom_attributes.Signed up')],
      qualification: { method: 'attribute', property: 'custom_attributes.Signed up', target: 'Yes' },
    },
    ['mapping.1.to'],
  ],
  [
    'an attribute that is no longer watched',
    {
      mapping: [email, row('fixed', 'Yes', 'custom_attributes.Signed up')],
      qualification: { method: 'none' },
    },
    [],
  ],
  ['no rule at all', { qualification: null }, ['qualification']],
])('%s', (_name, more, paths) => {
  expect(pathsOf(more)).toEqual(paths);
});

it('keeps rules and fields of leads away from Referrers', () => {
  const mapping: MappingRow[] = [email, row('dynamic', 'referrer_email', 'name')];
  const problems = checkSettings('referrers', settings({ mapping }), intercomTraits);
  expect(problems.map(({ path }) => path)).toEqual(['mapping.1.from', 'qualification']);
});
