import type { Contact } from '../entities/contact.ts';
import { findSegment, type Segment } from '../entities/segment.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { contactFields } from './contact-fields.ts';
import { type Field, type Filter, type FindField, parseFilter } from './filter.ts';
import { attachedKind } from './kinds.ts';

const kind = attachedKind(['=', '!=', 'IN', 'NIN']);

/**
 * `segment_id`: stands for the segments' own filters.
 * @assumed 6.3: segment_id takes = != IN and NIN; the id of no segment is nobody's.
 */
export const segmentField = (workspace: Workspace): Field<Contact> => ({
  name: 'segment_id',
  kind,
  read: () => null,
  stand: (operator, value) => {
    // The kind checks operator and value; what it would compare is never read.
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

/** Nobody: no part can hold. */
const nobody: Filter<Contact> = { operator: 'OR', parts: [], matches: () => false };

/**
 * Who belongs to a segment.
 * @documented 7.4: person_type user holds users only; contact holds leads as well.
 * @assumed 7.4: Dates in a segment's rules go by the workspace's calendar day.
 * @assumed 7.4: A segment whose rule names what no longer exists has no members.
 */
export function segmentFilter(workspace: Workspace, segment: Segment | undefined): Filter<Contact> {
  if (segment === undefined) return nobody;
  try {
    const rule = parseFilter(segment.filter, ruleFields(workspace));
    if (segment.personType === 'contact') return rule;
    const isUser: Filter<Contact> = parseFilter({ field: 'role', operator: '=', value: 'user' }, ruleFields(workspace));
    return { operator: 'AND', parts: [isUser, rule], matches: (row) => row.role === 'user' && rule.matches(row) };
  } catch (error) {
    if (error instanceof IntercomError) return nobody;
    throw error;
  }
}

/** The fields a segment's rule may use: no other segments, which could form a circle. */
export const ruleFields = (workspace: Workspace): FindField<Contact> => contactFields(workspace, '2.16');
