import type { Contact } from '../entities/contact.ts';
import { candidatesFor } from './candidates.ts';
import type { Filter } from './filter.ts';
import type { KnownContacts } from './known-contacts.ts';
import { type Order, sorted } from './order.ts';

/** Everyone who matches, in order: out of those whom an index leaves, or else out of all. */
export function findContacts(known: KnownContacts, filter: Filter<Contact>, order: Order<Contact>): readonly Contact[] {
  const candidates = candidatesFor(filter, known);
  // Sorting what is found costs more than going through everyone in an order that is kept.
  const few = candidates !== undefined && candidates.count < known.size / 4;
  if (few) return sorted(matching(candidates.rows(), filter), order);
  if (order.field.index === undefined) return sorted(matching(known.all(), filter), order);
  const found = matching(known.inOrder(order.field).rows, filter);
  return order.descending ? found.toReversed() : found;
}

/** How many match. */
export function countContacts(known: KnownContacts, filter: Filter<Contact>): number {
  const candidates = candidatesFor(filter, known);
  let count = 0;
  for (const contact of candidates?.rows() ?? known.all()) if (filter.matches(contact)) count += 1;
  return count;
}

function matching(contacts: Iterable<Contact>, filter: Filter<Contact>): Contact[] {
  const found: Contact[] = [];
  for (const contact of contacts) if (filter.matches(contact)) found.push(contact);
  return found;
}
