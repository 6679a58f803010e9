import { describe, expect, it } from 'vitest';
import type { Crm, ImportSources } from '../../api/types.ts';
import { newSyncValues, syncValuesToBody, validateSyncStep, type SyncValues } from './sync-values.ts';

const sources: ImportSources = {
  connection: null,
  problem: null,
  tags: [],
  segments: [],
  attributes: [],
  default_mapping: { email: 'email', first_name: 'name.first', last_name: 'name.last', phone: 'phone' },
  mapping_choices: [],
  return_fields: { referral_link: null, referrals_count: null, converted_referrals_count: null },
};
const crm = { title: 'Intercom', capabilities: { conditions: 3, segment_condition: true } as Crm['capabilities'] };
const fresh = newSyncValues(sources);
const selecting = (selection: Partial<SyncValues['selection']>): SyncValues => ({
  ...fresh,
  selection: { ...fresh.selection, ...selection },
});

describe('whom to take', () => {
  const problems = (values: SyncValues) => Object.keys(validateSyncStep(0, values, sources, crm));

  it('has to be chosen', () => {
    expect(problems(fresh)).toEqual(['selection.contact_type']);
    expect(problems(selecting({ contact_type: 'only_users' }))).toEqual([]);
  });

  it('is a segment, a tag or a condition where a specific segment was asked for', () => {
    expect(problems(selecting({ contact_type: 'segment' }))).toEqual(['selection.segment_id']);
    expect(problems(selecting({ contact_type: 'segment', segment_id: 's' }))).toEqual([]);
    expect(problems(selecting({ contact_type: 'segment', tag_ids: ['t'] }))).toEqual([]);
  });

  it('has no more conditions than the CRM takes, with labels, kind and segment counted', () => {
    const three = { tag_ids: ['a', 'b', 'c'] };
    const tooMany = ['selection.conditions'];
    expect(problems(selecting({ ...three, contact_type: 'all_contacts', segment_id: 's' }))).toEqual([]);
    expect(problems(selecting({ ...three, contact_type: 'only_users' }))).toEqual(tooMany);
    expect(problems(selecting({ ...three, contact_type: 'segment', segment_id: 's' }))).toEqual(tooMany);
    expect(problems(selecting({ ...three, contact_type: 'segment' }))).toEqual([]);
  });
});

it('a segment chosen before the type was changed does not count', () => {
  const body = syncValuesToBody(selecting({ contact_type: 'only_leads', segment_id: 's' }));
  expect(body.selection.segment_id).toBeNull();
});

it('a segment made of tags alone is all contacts with these tags', () => {
  const { selection } = syncValuesToBody(selecting({ contact_type: 'segment', tag_ids: ['t'] }));
  expect(selection).toMatchObject({ contact_type: 'all_contacts', segment_id: null, tag_ids: ['t'] });
});

it('an attribute of Intercom takes one field alone', () => {
  const to = 'custom_attributes.Referrals';
  const values = {
    ...fresh,
    return_fields: { ...fresh.return_fields, referrals_count: to, converted_referrals_count: to },
  };
  expect(Object.keys(validateSyncStep(2, values, sources, crm))).toEqual(['return_fields.converted_referrals_count']);
});
