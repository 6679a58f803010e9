import { observationOf, readsAttribute } from '../contacts/observation.ts';
import { isSameObservation, isSameValue, readsMore } from '../contacts/observation-rules.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { Report } from './contact-report.ts';
import type { Snapshot } from '../contacts/snapshot.ts';

/**
 * Whether a report brings back only what is known: attributes, labels and companies of a whole contact, or the values that it
 * names.
 */
export function repeatsKnown(report: Report, known: Pick<Snapshot, 'observation'>): boolean {
  if ('contact' in report) return repeatsContact(report.contact, known);
  const { observation } = known;
  const { values } = observation.attributes;
  // what was never read may have had any value
  return report.changed.every(
    ({ name, value }) => readsAttribute(observation, name) && isSameValue(values[name], value),
  );
}

/** A report that does not show all of the contact's labels could hide another. */
function repeatsContact(reported: CrmContact, known: Pick<Snapshot, 'observation'>): boolean {
  if (reported.labels?.hasMore || (!reported.labels && known.observation.labelIds)) return false;
  const observation = observationOf(reported);
  return isSameObservation(known.observation, observation) && !readsMore(known.observation, observation);
}
