import type { Contact } from '../entities/contact.ts';
import type { Segment } from '../entities/segment.ts';
import type { Workspace } from '../entities/workspace.ts';
import { creation } from './standard-fields.ts';
import { countContacts, findContacts } from './find-contacts.ts';
import type { KnownContacts } from './known-contacts.ts';
import { segmentFilter } from './segment-field.ts';

/** The number of members of a segment, by the index. */
export const countMembers = (workspace: Workspace, known: KnownContacts, segment: Segment): number =>
  countContacts(known, segmentFilter(workspace, segment));

/** The members of a segment, by the index, newest first. */
export const membersOfSegment = (workspace: Workspace, known: KnownContacts, segment: Segment): readonly Contact[] =>
  findContacts(known, segmentFilter(workspace, segment), { field: creation, descending: true });

/**
 * The segments that a contact belongs to.
 * @assumed 6.5: Segments are evaluated by the lagging index, for one contact as well as in search.
 */
export function segmentsOf(workspace: Workspace, known: KnownContacts, contactId: string): Segment[] {
  const contact = known.get(contactId);
  if (contact === undefined) return [];
  return workspace.segments.filter((segment) => segmentFilter(workspace, segment).matches(contact));
}
