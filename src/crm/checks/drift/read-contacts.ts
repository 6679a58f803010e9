import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';

/** Contacts as they are: those that are there by id, and what became of the others. */
export type FoundContacts = {
  present: ReadonlyMap<string, CrmContact>;
  gone: ReadonlyMap<string, 'archived' | 'deleted'>;
};

/**
 * Reads contacts by one search. Those that it does not show are read one by one: they are archived, deleted or merged, or
 * too new for the index (reference 6.5). One that was merged is there under its old id, with what the other one says. One
 * that can be read, is old enough for the index and is missing there was archived: archived contacts leave searches at
 * once (reference 4.7), and not every answer says that they are.
 * @param contactIds at most a page of them
 * @param indexLagMs how long the index may lag
 * @throws CrmError
 */
export async function readContacts(
  client: CrmClient,
  contactIds: readonly string[],
  indexLagMs: number,
): Promise<FoundContacts> {
  const { contacts } = await client.searchContacts({ ids: contactIds }, { cursor: null, size: contactIds.length });
  const present = new Map(contacts.map((contact) => [contact.id, contact]));
  const gone = new Map<string, 'archived' | 'deleted'>();
  for (const contactId of contactIds) {
    if (present.has(contactId)) continue;
    const contact = await client.readContact(contactId);
    if (!contact) gone.set(contactId, 'deleted');
    else if (contact.id === contactId && isArchived(contact, indexLagMs)) gone.set(contactId, 'archived');
    else present.set(contactId, contact);
  }
  return { present, gone };
}

function isArchived({ archived, createdAt, readAt }: CrmContact, indexLagMs: number): boolean {
  return archived ?? (createdAt !== null && readAt.getTime() - createdAt.getTime() > indexLagMs);
}
