import type { Contact } from '../entities/contact.ts';
import { creation } from './standard-fields.ts';
import { type Order, sorted } from './order.ts';
import { pageOf, parsePage } from './page.ts';

const oldestFirst: Order<Contact> = { field: creation, descending: false };

/**
 * One page of the contacts of a company.
 *
 * @recorded 6.6: The contacts of a company come 50 to a page, and pages.next is absent at the end.
 * @assumed 6.6: Further pages of a company's contacts are asked for by the cursor in next, as in the list of contacts.
 * @throws IntercomError 400
 */
export function pageOfMembers<Shown>(
  members: Contact[],
  query: Record<string, unknown>,
  present: (contact: Contact) => Shown,
) {
  const request = parsePage(query['per_page'], query['starting_after'], 50);
  const { rows, total_count, pages } = pageOf(sorted(members, oldestFirst), oldestFirst, {
    ...request,
    perPageAsSent: request.perPage,
  });
  return { type: 'list', data: rows.map(present), total_count, pages };
}
