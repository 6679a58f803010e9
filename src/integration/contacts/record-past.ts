import type { Transaction } from '../../database/database.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import { changesOfReading, replayChanges } from './change-rules.ts';
import { insertPastChanges, selectFirstReadAt, selectPastChanges } from './change-store.ts';
import type { ContactChange } from './contact-change.ts';
import { observationOf } from './observation.ts';
import { mergeObservations } from './observation-rules.ts';
import { lockContacts } from './lock-contacts.ts';
import { findPeopleOfContacts } from './contact-links.ts';
import type { ContactKey } from './contact-link.ts';

/** A whole contact as a stored notification reported it; read at the time of that report. */
export type PastReading = { contact: CrmContact; notificationId: string };

/**
 * Appends what stored notifications say of our people's contacts before their changes were recorded. What was reported
 * later than that, or before what is there already, adds nothing: batches come in the order of their reports.
 */
export async function recordPastReadings(
  trx: Transaction,
  provider: Pick<CrmProvider, 'volatileAttributes'>,
  key: Omit<ContactKey, 'contactId'>,
  readings: readonly PastReading[],
): Promise<void> {
  const byContact = Map.groupBy(readings, ({ contact }) => contact.id);
  const contactIds = [...byContact.keys()];
  await lockContacts(trx, key, contactIds);
  const people = await findPeopleOfContacts(trx, key, contactIds);
  const unrecorded = new Set(provider.volatileAttributes);
  for (const [contactId, ofContact] of byContact) {
    if (!people.has(contactId)) continue;
    const contactKey = { ...key, contactId };
    const end = await selectFirstReadAt(trx, contactKey);
    const past = await selectPastChanges(trx, contactKey);
    let last = past.changes.at(-1)?.readAt ?? null;
    let known = past.changes.length > 0 ? replayChanges(past.changes) : null;
    const changes: ContactChange[] = [];
    for (const { contact, notificationId } of ofContact.toSorted(byReport)) {
      if ((end && contact.readAt >= end) || (last && contact.readAt < last)) continue;
      const now = mergeObservations(known, observationOf(contact));
      const reading = { contact, source: 'webhook', reportedAt: contact.readAt, notificationId } as const;
      changes.push(...changesOfReading(reading, known && { observation: known }, { observation: now }, unrecorded));
      [known, last] = [now, contact.readAt];
    }
    await insertPastChanges(trx, key, changes, past.lastPosition);
  }
}

const byReport = (one: PastReading, other: PastReading) =>
  one.contact.readAt.getTime() - other.contact.readAt.getTime();
