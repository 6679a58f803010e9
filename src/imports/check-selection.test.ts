import { expect, it } from 'vitest';
import { intercomTraits } from '../intercom/traits.ts';
import type { CrmCapabilities } from '../integration/provider/capabilities.ts';
import { checkSelection } from './check-selection.ts';
import { selectionForm } from './import-settings.ts';

const condition = { attribute: 'plan', operator: 'equals', value: 'pro' };
const { limits } = intercomTraits.capabilities;

const problems = (selection: unknown, lacks: Partial<CrmCapabilities> = {}) =>
  checkSelection(selectionForm.parse(selection), {
    ...intercomTraits,
    capabilities: { ...intercomTraits.capabilities, ...lacks },
  }).map(({ path }) => path);

it.each<[string, unknown, Partial<CrmCapabilities>, string]>([
  ['leads', { contact_type: 'only_leads' }, { kinds: [] }, 'selection.contact_type'],
  ['users', { contact_type: 'only_users' }, { kinds: ['lead'] }, 'selection.contact_type'],
  ['a segment', { contact_type: 'segment', segment_id: 's' }, { segments: 'none' }, 'selection.segment_id'],
  ['a label', { tag_ids: ['1'] }, { labels: false }, 'selection.tag_ids'],
  [
    'more conditions than its limit',
    { contact_type: 'only_users', tag_ids: ['1'], conditions: [condition] },
    { limits: { ...limits, conditions: 2 } },
    'selection.conditions',
  ],
])('a CRM that cannot search for %s is not asked for it, others are', (_what, selection, lacks, path) => {
  expect(problems(selection, lacks)).toEqual([path]);
  expect(problems(selection)).toEqual([]);
});

it('a segment that is listed apart spends no condition', () => {
  const selection = { contact_type: 'segment', segment_id: 's', conditions: [condition] };
  const one = { ...limits, conditions: 1 };
  expect(problems(selection, { limits: one })).toEqual(['selection.conditions']);
  expect(problems(selection, { limits: one, segments: 'listed' })).toEqual([]);
});
