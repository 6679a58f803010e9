import { knownLeadAddresses } from '../../leads/lead-facts.ts';
import type { Database } from '../../platform/database/database.ts';
import { prepared } from '../../platform/database/prepared.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { knownReferrerAddresses } from '../../referrers/referrer-facts.ts';
import { linkedContacts } from '../contacts/contact-store.ts';

/** A contact that a notification speaks of, with the address that it gave, if any. */
export type ReportedContact = { workspaceId: string; connectionId: string; contactId: string; email: string | null };

/** Our tables hold no such text, and PostgreSQL refuses to look for it. */
const isStorable = (text: string): boolean => !text.includes('\0');

/**
 * The contacts that have to do with our people: linked to one of them, or reported with an address of one. Costs one
 * statement for each connection, however many contacts there are.
 */
export async function findOurContacts<Contact extends ReportedContact>(
  db: Database,
  contacts: readonly Contact[],
): Promise<Contact[]> {
  const ours: Contact[] = [];
  for (const ofConnection of Map.groupBy(contacts, ({ connectionId }) => connectionId).values()) {
    const { workspaceId, connectionId } = ofConnection[0]!;
    const contactIds = ofConnection.map(({ contactId }) => contactId).filter(isStorable);
    const addresses = ofConnection.flatMap(({ email }) => (email ? [emailKey(email)] : [])).filter(isStorable);
    // an id is never an address, so that both may stand in one column
    const rows = await linkedContacts(db, { workspaceId, connectionId }, contactIds)
      .modifyFront(prepared)
      .unionAll(knownLeadAddresses(db, workspaceId, addresses))
      .unionAll(knownReferrerAddresses(db, workspaceId, addresses))
      .execute();
    const known = new Set(rows.map((row) => row.known));
    for (const contact of ofConnection) {
      const isPerson = contact.email !== null && known.has(emailKey(contact.email));
      if (isPerson || known.has(contact.contactId)) ours.push(contact);
    }
  }
  return ours;
}
