import { findLeadsByEmailKeys } from '../../leads/lead-facts.ts';
import type { Database } from '../../platform/database/database.ts';
import { emailKey } from '../../platform/email/email-key.ts';
import { findReferrersByEmailKeys } from '../../referrers/referrer-facts.ts';
import { selectLinkedContacts } from '../contacts/contact-store.ts';
import type { ContactGroup } from './group-by-contact.ts';

/** Our tables hold no such text, and PostgreSQL refuses to look for it. */
const isStorable = (text: string): boolean => !text.includes('\0');

/**
 * The contacts that have to do with our people: linked to one of them, or reported with an address of one. Most of what a
 * CRM reports is about strangers, so a whole batch costs three statements for each connection.
 */
export async function findOurContacts(db: Database, groups: readonly ContactGroup[]): Promise<ContactGroup[]> {
  const ours: ContactGroup[] = [];
  for (const ofConnection of Map.groupBy(groups, ({ connectionId }) => connectionId).values()) {
    const { workspaceId, connectionId } = ofConnection[0]!;
    const contactIds = ofConnection.map(({ news }) => news.contactId).filter(isStorable);
    const linked = new Set(await selectLinkedContacts(db, { workspaceId, connectionId }, contactIds));
    const addresses = new Set(ofConnection.flatMap(({ news }) => news.emails.map(emailKey)).filter(isStorable));
    const leads = await findLeadsByEmailKeys(db, workspaceId, [...addresses]);
    const referrers = await findReferrersByEmailKeys(db, workspaceId, [...addresses]);
    const people = new Set([...leads, ...referrers].map((person) => person.emailKey));
    for (const group of ofConnection) {
      const { contactId, emails } = group.news;
      if (linked.has(contactId) || emails.some((email) => people.has(emailKey(email)))) ours.push(group);
    }
  }
  return ours;
}
