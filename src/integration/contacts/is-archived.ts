import type { CrmContact } from '../provider/crm-contact.ts';

/**
 * Whether a contact that can be read by its id, and that a search did not show, is archived: it says so, or it is old enough
 * for the index. By its age when the search was made: reading one by one takes a while, in which it would grow old enough.
 */
export function isArchived({ archived, createdAt }: CrmContact, searchedAt: Date, searchLagMs: number): boolean {
  return archived ?? (createdAt !== null && searchedAt.getTime() - createdAt.getTime() > searchLagMs);
}
