import type { Contact } from '../entities/contact.ts';
import { findSegment, type Segment } from '../entities/segment.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { contactFields } from './contact-fields.ts';
import { type Field, type Filter, type FindField, parseFilter } from './filter.ts';
import { attachedKind } from './kinds.ts';

const kind = attachedKind(['=', '!=', 'IN', 'NIN']);

/**
 * `segment_id`: expands to the segments' own filters.
 * @assumed 6.3: segment_id takes = != IN and NIN; an unknown segment id matches no contact.
 */
export const segmentField = (workspace: Workspace): Field<Contact> => ({
  name: 'segment_id',
  kind,
  read: () => null,
  expand: (operator, value) => {
    // The kind validates operator and value; its test is not used.
    kind.test(operator, value, 'segment_id');
    const ids = [value].flat().map(String);
    const parts = ids.map((id) => segmentFilter(workspace, findSegment(workspace, id)));
    const any: Filter<Contact> = { operator: 'OR', parts, matches: (row) => parts.some((part) => part.matches(row)) };
    return operator === '=' || operator === 'IN' ? any : without(any);
  },
});

const without = (filter: Filter<Contact>): Filter<Contact> => ({
  operator: 'AND',
  parts: [],
  matches: (row) => !filter.matches(row),
});

/** A filter without matches. */
const noMatches: Filter<Contact> = { operator: 'OR', parts: [], matches: () => false };

/**
 * The filter of a segment's members.
 * @documented 7.4: person_type user holds users only; contact holds leads as well.
 * @assumed 7.4: Dates in a segment's rules go by the workspace's calendar day.
 * @assumed 7.4: A segment whose rule names what no longer exists has no members.
 */
export function segmentFilter(workspace: Workspace, segment: Segment | undefined): Filter<Contact> {
  if (segment === undefined) return noMatches;
  try {
    const rule = parseFilter(segment.filter, ruleFields(workspace));
    if (segment.personType === 'contact') return rule;
    const isUser: Filter<Contact> = parseFilter({ field: 'role', operator: '=', value: 'user' }, ruleFields(workspace));
    return { operator: 'AND', parts: [isUser, rule], matches: (row) => row.role === 'user' && rule.matches(row) };
  } catch (error) {
    if (error instanceof IntercomError) return noMatches;
    throw error;
  }
}

/** The fields that a segment's rule can use: no other segments, which could form a cycle. */
export const ruleFields = (workspace: Workspace): FindField<Contact> => contactFields(workspace, '2.16');
