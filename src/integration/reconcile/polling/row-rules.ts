import { observationOf } from '../../contacts/observation.ts';
import { isSameObservation, readsMore } from '../../contacts/observation-rules.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { Snapshot } from '../../contacts/snapshot.ts';

/**
 * What to do with a contact as a search showed it: nothing, because what is kept is the same or newer; take it; or read
 * the contact, because the order of the two is unknown, or because the row does not show all of its labels.
 */
export type RowDecision = 'known' | 'take' | 'read';

/** Times of changes are cut to the second, and two clocks are at work. */
const unsureMs = 2_000;

type Known = Pick<Snapshot, 'observation' | 'contactUpdatedAt' | 'readAt'>;

/** @param known what is kept of the contact; null when it was never read */
export function evaluateRow(row: CrmContact, known: Known | null): RowDecision {
  if (!known) return row.labels?.hasMore ? 'read' : 'take';
  const observation = observationOf(row);
  if (isSameObservation(known.observation, observation)) {
    if (readsMore(known.observation, observation)) return 'take';
    return row.labels?.hasMore && !isSurelyUnchanged(row, known) ? 'read' : 'known';
  }
  if (row.updatedAt && known.contactUpdatedAt) {
    if (row.updatedAt < known.contactUpdatedAt) return 'known';
    if (row.updatedAt > known.contactUpdatedAt && !row.labels?.hasMore)
      return isSurelyLater(row.updatedAt, known.readAt) ? 'take' : 'read';
  }
  return 'read';
}

/**
 * The same contact, dated by what it proves: that it was so when it last changed, and when the index last looked. What
 * changed since then may be missing in the answer of a search.
 * @param searchLagMs how long the index may lag
 */
export function datedBySearch(row: CrmContact, searchLagMs: number): CrmContact {
  const looked = row.readAt.getTime() - searchLagMs;
  return { ...row, readAt: new Date(Math.max(looked, row.updatedAt?.getTime() ?? 0)) };
}

/** Tagging moves the time of a contact's last change (reference 2, 20.5). */
function isSurelyUnchanged({ updatedAt }: CrmContact, { contactUpdatedAt, readAt }: Known): boolean {
  if (!updatedAt || !contactUpdatedAt || updatedAt > contactUpdatedAt) return false;
  return updatedAt < contactUpdatedAt || isSurelyLater(readAt, updatedAt);
}

const isSurelyLater = (late: Date, early: Date) => late.getTime() > early.getTime() + unsureMs;
