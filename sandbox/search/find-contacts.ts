import type { Contact } from '../entities/contact.ts';
import { candidatesFor } from './candidates.ts';
import type { Filter } from './filter.ts';
import type { KnownContacts } from './known-contacts.ts';
import { type Order, sorted } from './order.ts';

/** All matching contacts, in order: from the candidates of an index, else from all contacts. */
export function findContacts(known: KnownContacts, filter: Filter<Contact>, order: Order<Contact>): readonly Contact[] {
  const candidates = candidatesFor(filter, known);
  // For many candidates, collecting and sorting costs more than a scan in order.
  const few = candidates !== undefined && candidates.count < known.size / 4;
  if (few) return sorted(candidates.rows().filter(filter.matches), order);
  if (order.field.index === undefined) return sorted(known.matching(filter), order);
  const found = known.matchingInOrder(filter, order.field);
  return order.descending ? found.toReversed() : found;
}

/** The number of matches. */
export const countContacts = (known: KnownContacts, filter: Filter<Contact>): number =>
  (candidatesFor(filter, known)?.rows().filter(filter.matches) ?? known.matching(filter)).length;
