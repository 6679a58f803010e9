import { findLeadsByEmailKeys } from '../../leads/lead-facts.ts';
import type { Database } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { findReferrersByEmailKeys } from '../../referrers/referrer-facts.ts';
import { selectLinkedContacts } from '../contacts/contact-store.ts';

/** A contact that a notification speaks of, with the address that it gave, if any. */
export type ReportedContact = { workspaceId: string; connectionId: string; contactId: string; email: string | null };

/** Our tables hold no such text, and PostgreSQL refuses to look for it. */
const isStorable = (text: string): boolean => !text.includes('\0');

/**
 * The contacts that have to do with our people: linked to one of them, or reported with an address of one. Costs three
 * statements for each connection, however many contacts there are.
 */
export async function findOurContacts<Contact extends ReportedContact>(
  db: Database,
  contacts: readonly Contact[],
): Promise<Contact[]> {
  const ours: Contact[] = [];
  for (const ofConnection of Map.groupBy(contacts, ({ connectionId }) => connectionId).values()) {
    const { workspaceId, connectionId } = ofConnection[0]!;
    const contactIds = ofConnection.map(({ contactId }) => contactId).filter(isStorable);
    const linked = new Set(await selectLinkedContacts(db, { workspaceId, connectionId }, contactIds));
    const addresses = ofConnection.flatMap(({ email }) => (email ? [emailKey(email)] : [])).filter(isStorable);
    const leads = await findLeadsByEmailKeys(db, workspaceId, addresses);
    const referrers = await findReferrersByEmailKeys(db, workspaceId, addresses);
    const people = new Set([...leads, ...referrers].map((person) => person.emailKey));
    for (const contact of ofConnection) {
      const isPerson = contact.email !== null && people.has(emailKey(contact.email));
      if (isPerson || linked.has(contact.contactId)) ours.push(contact);
    }
  }
  return ours;
}
