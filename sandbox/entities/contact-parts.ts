import type { Contact } from './contact.ts';

/** The things attached to a contact. */
export type ContactParts = Pick<Contact, 'tags' | 'notes' | 'companyIds' | 'subscriptions'>;

/**
 * The things attached to the survivor of a merge: its own and the other's.
 *
 * @documented 4.8: A merge unites companies and moves tags and notes to the surviving contact.
 * @assumed 4.8: The survivor of a merge keeps its own choices of subscriptions and adopts the other's further ones.
 */
export function mergedParts(from: Contact, into: Contact): ContactParts {
  return {
    tags: united(into.tags, from.tags),
    companyIds: [...new Set([...into.companyIds, ...from.companyIds])],
    notes: [...into.notes, ...from.notes].toSorted((a, b) => a.createdAt - b.createdAt),
    subscriptions: united(into.subscriptions, from.subscriptions),
  };
}

function united<T extends { id: string }>(own: readonly T[], others: readonly T[]): T[] {
  const known = new Set(own.map((one) => one.id));
  return [...own, ...others.filter((one) => !known.has(one.id))];
}
