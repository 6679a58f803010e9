import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';

/** Contacts as they are: those that are there by id, and what became of the others. */
export type FoundContacts = {
  present: ReadonlyMap<string, CrmContact>;
  gone: ReadonlyMap<string, 'archived' | 'deleted'>;
};

/**
 * Reads contacts by one search. Those that it does not show are read one by one: they are archived, deleted or merged, or
 * too new for the index (reference 6.5). One that was merged is there under its old id, with what the other one says.
 * @param contactIds at most a page of them
 * @throws CrmError
 */
export async function readContacts(client: CrmClient, contactIds: readonly string[]): Promise<FoundContacts> {
  const { contacts } = await client.searchContacts({ ids: contactIds }, { cursor: null, size: contactIds.length });
  const present = new Map(contacts.map((contact) => [contact.id, contact]));
  const gone = new Map<string, 'archived' | 'deleted'>();
  for (const contactId of contactIds) {
    if (present.has(contactId)) continue;
    const contact = await client.readContact(contactId);
    if (!contact) gone.set(contactId, 'deleted');
    else if (contact.archived) gone.set(contactId, 'archived');
    else present.set(contactId, contact);
  }
  return { present, gone };
}
