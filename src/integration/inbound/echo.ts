import { observationOf, readsAttribute } from '../contacts/observation.ts';
import { changesBetween, isSameValue, readsMore, type FieldChange } from '../contacts/observation-rules.ts';
import type { PutOnPart } from '../provider/notification-hint.ts';
import type { Report } from './contact-report.ts';
import type { Snapshot } from '../contacts/snapshot.ts';

/**
 * Whether a report brings back only what is known: attributes, labels and companies of a whole contact, or the values that it
 * names.
 */
export function repeatsKnown(report: Report, known: Pick<Snapshot, 'observation'>): boolean {
  if ('contact' in report) return repeatsContact(report, known);
  const { observation } = known;
  const { values } = observation.attributes;
  // what was never read may have had any value
  return report.changed.every(
    ({ name, value }) => readsAttribute(observation, name) && isSameValue(values[name], value),
  );
}

/** A report that does not show all of the contact's labels could hide another. */
function repeatsContact(
  { contact, mayLack }: Extract<Report, { contact: unknown }>,
  known: Pick<Snapshot, 'observation'>,
): boolean {
  if (contact.labels?.hasMore || (!contact.labels && known.observation.labelIds)) return false;
  const observation = observationOf(contact);
  const changes = changesBetween(known.observation, observation);
  return changes.every((change) => isPutOnLater(change, mayLack)) && !readsMore(known.observation, observation);
}

const fieldsOfPart: Record<PutOnPart, RegExp> = { labels: /^tag:/, companies: /^company:/ };

/** The report is older than what was put on: of our own writes, the first is often reported after the last was made. */
const isPutOnLater = (change: FieldChange, mayLack: readonly PutOnPart[]): boolean =>
  change.new === null && mayLack.some((part) => fieldsOfPart[part].test(change.field));
