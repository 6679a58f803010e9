import { observationOf } from '../contacts/observation.ts';
import { isSameObservation, readsMore } from '../contacts/observation-rules.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { Snapshot } from '../contacts/snapshot.ts';

/**
 * Whether a report brings back only what is known: attributes, tags and companies. One that does not show all of the
 * contact's tags could hide another.
 */
export function repeatsKnown(reported: CrmContact, known: Pick<Snapshot, 'observation'>): boolean {
  if (reported.tags?.hasMore || (!reported.tags && known.observation.tagIds)) return false;
  const observation = observationOf(reported);
  return isSameObservation(known.observation, observation) && !readsMore(known.observation, observation);
}
