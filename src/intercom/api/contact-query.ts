import { CrmError } from '../../integration/provider/crm-error.ts';
import type { AttributeCondition, ContactQuery } from '../../integration/provider/crm-provider.ts';

type Single = { field: string; operator: string; value: string | number | boolean | null | readonly string[] };
type Group = { operator: 'AND' | 'OR'; value: Filter[] };
type Filter = Single | Group;

export type SearchQuery = {
  query: Filter;
  sort?: { field: string; order: 'ascending' | 'descending' };
};

/** Intercom's limit for each AND and OR (reference 6.1). */
const mostFilters = 15;

/** Standard times, which searches take as days (reference 6.2, 6.4). */
const times = new Set([
  'created_at',
  'updated_at',
  'signed_up_at',
  'last_seen_at',
  'last_contacted_at',
  'last_replied_at',
  'last_email_opened_at',
  'last_email_clicked_at',
]);

/**
 * The body of a search, without its page. Times need no time zone here: Intercom itself truncates them to the calendar day
 * of the workspace (reference 6.4), which is why `updatedSince` also asks for that whole day.
 * @throws CrmError (fix data) when there are more conditions than two levels of groups can hold
 */
export function searchQuery({
  ids,
  kind,
  labelIds = [],
  segmentId,
  conditions = [],
  updatedSince,
  newestFirst = false,
}: ContactQuery): SearchQuery {
  const filters: Filter[] = [
    ...(ids ? [single('id', 'IN', ids)] : []),
    ...(kind ? [single('role', '=', kind)] : []),
    ...labelIds.map((id) => single('tag_id', '=', id)),
    ...(segmentId === undefined ? [] : [single('segment_id', '=', segmentId)]),
    ...conditions.map(conditionFilter),
    ...(updatedSince ? [sinceDay('updated_at', seconds(updatedSince))] : []),
  ];
  return {
    query: allOf(filters),
    ...((updatedSince ?? newestFirst) && {
      sort: { field: 'updated_at', order: newestFirst ? 'descending' : 'ascending' },
    }),
  };
}

/** At most two levels: groups stay on the first, and single filters that are too many for it share groups. */
function allOf(filters: Filter[]): Filter {
  if (filters.length === 0)
    return { operator: 'OR', value: [single('role', '=', 'user'), single('role', '=', 'lead')] };
  if (filters.length === 1 && filters[0]) return filters[0];
  if (filters.length <= mostFilters) return { operator: 'AND', value: filters };
  const singles = filters.filter((filter) => 'field' in filter);
  const groups = filters.filter((filter) => !('field' in filter));
  for (let start = 0; start < singles.length; start += mostFilters) {
    groups.push({ operator: 'AND', value: singles.slice(start, start + mostFilters) });
  }
  if (groups.length > mostFilters) {
    throw new CrmError({ failure: 'fix_data', sentence: 'Too many conditions for a search in Intercom: remove some.' });
  }
  return { operator: 'AND', value: groups };
}

const operators = { equals: '=', not_equals: '!=', contains: '~', starts_with: '^', greater: '>', less: '<' } as const;

function conditionFilter({ attribute, operator, value, type }: AttributeCondition): Filter {
  const isTime = type === 'instant' || times.has(attribute);
  if (operator === 'is_empty') return single(attribute, '=', null);
  if (operator === 'is_set') return isTime ? single(attribute, '>', 0) : single(attribute, '!=', null);
  if (operator === 'not_equals' && isTime) {
    // times know no != (reference 6.3)
    return { operator: 'OR', value: [single(attribute, '<', value), single(attribute, '>', value)] };
  }
  return single(attribute, operators[operator], value);
}

function sinceDay(field: string, value: number): Group {
  return { operator: 'OR', value: [single(field, '=', value), single(field, '>', value)] };
}

function single(field: string, operator: string, value: Single['value']): Single {
  return { field, operator, value };
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
