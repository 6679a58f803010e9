import { refusesSameEmail } from '../../provider/capabilities.ts';
import type { ContactKind, CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient, FieldValues } from '../../provider/crm-provider.ts';

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
  const { capabilities } = client.traits;
  const inTheWayOf = (kind: ContactKind | null) =>
    refusesSameEmail(capabilities, kind) ? person.sameEmail.find((contact) => contact.kind === kind) : undefined;
  return {
    traits: client.traits,
    readContact: (contactId) => client.readContact(contactId),
    findContacts: () => Promise.resolve(person.sameEmail),
    createContact(kind, fields) {
      const inTheWay = inTheWayOf(kind);
      return Promise.resolve(
        inTheWay
          ? { outcome: 'exists', contactId: inTheWay.id, archived: inTheWay.archived ?? false }
          : { outcome: 'created', contact: madeUp(kind, person.email, fields, now) },
      );
    },
    async updateContact(contactId, fields) {
      const contact = await client.readContact(contactId);
      if (!contact) throw new Error('A contact that was read a moment ago is gone.');
      return { ...contact, attributes: { ...contact.attributes, ...fields } };
    },
    restoreContact: () => Promise.resolve(),
  };
}

const madeUp = (kind: ContactKind | null, email: string, attributes: FieldValues, now: Date): CrmContact => ({
  id: '',
  kind,
  email,
  createdAt: now,
  updatedAt: now,
  attributes,
  readAt: now,
});
