import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { referredAt, referredBy, referredCampaign } from '../../provider/crm-attribute.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import type { MappingRow } from '../integration-settings.ts';
import { readFields, type Person } from './fields.ts';

/**
 * What is to be written about a person: each mapped attribute with its text, and for leads the mark that they were
 * referred. Empty values are left out, so that they overwrite nothing. The types are fitted when it is sent.
 */
export function planFields(mapping: readonly MappingRow[], person: Person): FieldValues {
  const values = readFields(person);
  const planned: Record<string, AttributeValue> = {};
  for (const { type, from, to } of mapping) {
    const value = (type === 'fixed' ? from : (values.get(from) ?? '')).trim();
    if (value !== '') planned[to] = value;
  }
  return { ...planned, ...(person.tab === 'leads' ? referralMark(person) : {}) };
}

function referralMark({ facts }: Extract<Person, { tab: 'leads' }>): FieldValues {
  return {
    [referredBy.fullName]: facts.referrer.code,
    [referredCampaign.fullName]: facts.campaign.name,
    [referredAt.fullName]: Math.floor(facts.lead.joinedAt.getTime() / 1000),
  };
}
