import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';

/** What is kept of a contact from its last reading. */
export type KnownState = {
  attributes: Readonly<Record<string, AttributeValue>>;
  updatedAt: Date | null;
  readAt: Date;
};

/**
 * What to do with a contact as a search showed it: nothing, because what is kept is the same or newer; take it; or read
 * the contact, because the order of the two cannot be told.
 */
export type RowDecision = 'known' | 'take' | 'read';

/** Times of changes are cut to the second, and two clocks are at work. */
const unsureMs = 2_000;

/** @param known what is kept of the contact; null when it was never read */
export function evaluateRow(row: CrmContact, known: KnownState | null): RowDecision {
  if (!known) return 'take';
  if (isSame(row.attributes, known.attributes)) return 'known';
  if (row.updatedAt && known.updatedAt) {
    if (row.updatedAt < known.updatedAt) return 'known';
    if (row.updatedAt > known.updatedAt) return isSurelyLater(row.updatedAt, known.readAt) ? 'take' : 'read';
  }
  return 'read';
}

/**
 * The same contact, dated by what it proves: that it was so when it last changed, and when the index last looked. What
 * changed since then may be missing in the answer of a search.
 * @param indexLagMs how long the index may lag
 */
export function datedBySearch(row: CrmContact, indexLagMs: number): CrmContact {
  const looked = row.readAt.getTime() - indexLagMs;
  return { ...row, readAt: new Date(Math.max(looked, row.updatedAt?.getTime() ?? 0)) };
}

const isSurelyLater = (changed: Date, read: Date) => changed.getTime() > read.getTime() + unsureMs;

function isSame(row: KnownState['attributes'], known: KnownState['attributes']): boolean {
  const names = new Set([...Object.keys(row), ...Object.keys(known)]);
  return [...names].every((name) => (row[name] ?? null) === (known[name] ?? null));
}
