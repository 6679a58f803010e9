import { readKnown } from '../../provider/read-your-writes.ts';
import { isArchived } from '../../contacts/is-archived.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import type { ContactLink } from '../../contacts/contact-link.ts';

/** Contacts as they are: those that are there by id, and what became of the others. */
export type FoundContacts = {
  present: ReadonlyMap<string, CrmContact>;
  gone: ReadonlyMap<string, 'archived' | 'deleted'>;
  /** what is written after this may be missing */
  askedAt: Date;
};

/**
 * Reads contacts by one search. Those that it does not show are read one by one: they are archived, deleted or merged, or
 * too new for the index (reference 6.5). One that was merged is there under its old id, with what the other one says. One
 * that can be read, is old enough for the index and is missing there was archived: archived contacts leave searches at
 * once (reference 4.7), and not every answer says that they are. One that was made a moment ago may be missing for that
 * moment (reference 1): it is asked for again before it counts as deleted.
 * @param contactIds at most a page of them
 * @param links whose contacts they are, as was known before
 * @throws CrmError
 */
export async function readContacts(
  context: Pick<CrmContext, 'clock'>,
  client: CrmClient,
  contactIds: readonly string[],
  links: readonly ContactLink[],
): Promise<FoundContacts> {
  const askedAt = context.clock.now();
  const linkedAt = new Map(links.map((link) => [link.contactId, link.linkedAt]));
  const { contacts } = await client.searchContacts({ ids: contactIds }, { cursor: null, size: contactIds.length });
  const present = new Map(contacts.map((contact) => [contact.id, contact]));
  const gone = new Map<string, 'archived' | 'deleted'>();
  for (const contactId of contactIds) {
    if (present.has(contactId)) continue;
    const contact = await readKnown(context, client, contactId, linkedAt.get(contactId));
    if (!contact) gone.set(contactId, 'deleted');
    else if (contact.id === contactId && isArchived(contact, askedAt, client.traits.capabilities.searchLagMs))
      gone.set(contactId, 'archived');
    else present.set(contactId, contact);
  }
  return { present, gone, askedAt };
}
