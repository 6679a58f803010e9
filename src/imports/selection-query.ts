import type { ContactQuery } from '../integration/provider/crm-provider.ts';
import { labelWordOf, type CrmTraits } from '../integration/provider/capabilities.ts';
import { valueText } from '../qualification/attribute-text.ts';
import type { Selection } from './import-settings.ts';

const kinds = { only_leads: 'lead', only_users: 'user', all_contacts: undefined, segment: undefined } as const;

/** The search that finds the people who are meant. */
export function queryOf(selection: Selection): ContactQuery {
  const kind = kinds[selection.contact_type];
  return {
    ...(kind && { kind }),
    ...(selection.contact_type === 'segment' && selection.segment_id && { segmentId: selection.segment_id }),
    ...(selection.tag_ids.length > 0 && { labelIds: selection.tag_ids }),
    ...(selection.conditions.length > 0 && {
      conditions: selection.conditions.map(({ type, ...condition }) => (type ? { ...condition, type } : condition)),
    }),
  };
}

const titles = {
  only_leads: 'Only Leads',
  only_users: 'Only Users',
  all_contacts: 'All Contacts',
  segment: 'A specific segment',
};

const operators = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  starts_with: 'starts with',
  greater: 'is greater than',
  less: 'is less than',
  is_set: 'has a value',
  is_empty: 'is empty',
};

/** Who is meant, in a line: `Only Users, with 2 tags, Plan is pro`. */
export function selectionText(selection: Selection, crm: Pick<CrmTraits, 'attributeText' | 'words'>): string {
  const { length } = selection.tag_ids;
  return [
    titles[selection.contact_type],
    ...(length > 0 ? [length === 1 ? `with a ${labelWordOf(crm)}` : `with ${length} ${labelWordOf(crm)}s`] : []),
    ...selection.conditions.map(({ attribute, operator, value }) =>
      [crm.attributeText(attribute), operators[operator], value === null ? '' : valueText(value)].join(' ').trim(),
    ),
  ].join(', ');
}
