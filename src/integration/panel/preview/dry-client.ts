import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient, ContactKind, FieldValues } from '../../provider/crm-provider.ts';

type ContactCalls = Pick<
  CrmClient,
  'traits' | 'readContact' | 'findContacts' | 'createContact' | 'updateContact' | 'restoreContact'
>;

/**
 * Answers the calls of a push without writing: reads are true, and what would be written is answered as the CRM would
 * have, so that the very code which pushes can be run for a preview.
 * @param sameEmail the contacts with the person's address, as the CRM's search knows them
 */
export function createDryClient(
  client: Pick<CrmClient, 'traits' | 'readContact'>,
  person: { email: string; sameEmail: CrmContact[] },
  now: Date,
): ContactCalls {
  // the CRM refuses a second user of an address (reference 4.4)
  const inTheWay = person.sameEmail.find(({ kind }) => kind === 'user');
  return {
    traits: client.traits,
    readContact: (contactId) => client.readContact(contactId),
    findContacts: () => Promise.resolve(person.sameEmail),
    createContact: (kind, fields) =>
      Promise.resolve(
        kind === 'user' && inTheWay
          ? { outcome: 'exists', contactId: inTheWay.id, archived: inTheWay.archived ?? false }
          : { outcome: 'created', contact: madeUp(kind, person.email, fields, now) },
      ),
    async updateContact(contactId, fields) {
      const contact = await client.readContact(contactId);
      if (!contact) throw new Error('A contact that was read a moment ago is gone.');
      return { ...contact, attributes: { ...contact.attributes, ...fields } };
    },
    restoreContact: () => Promise.resolve(),
  };
}

const madeUp = (kind: ContactKind, email: string, attributes: FieldValues, now: Date): CrmContact => ({
  id: '',
  kind,
  email,
  createdAt: now,
  updatedAt: now,
  attributes,
  readAt: now,
});
