import type { Clock } from '../../../../platform/clock/clock.ts';
import { readKnown } from '../../../provider/read-your-writes.ts';
import type { CrmTraits } from '../../../provider/capabilities.ts';
import { ownAttributesOf } from '../../../provider/crm-attribute.ts';
import type { ContactKind, CrmContact } from '../../../provider/crm-contact.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';
import { pickContact, type MatchReason, type Candidate } from './pick-contact.ts';
import type { LinkedContact } from '../../../contacts/contact-link.ts';

/** The person to look up in the CRM. */
export type ContactLookup = {
  /** null where the CRM's contacts are all alike */
  kind: ContactKind | null;
  /** our id of the person */
  personId: string;
  email: string;
  /** contacts that are linked to the person, the best first */
  linked: readonly LinkedContact[];
};

export type ContactChoice = {
  /** null when a contact is to be created */
  found: CrmContact | null;
  how: MatchReason | 'none';
  /** every contact that was looked at, or has the address as far as the CRM's search knows */
  candidates: readonly CrmContact[];
  /** true when the contact has to be taken back into use first */
  archived: boolean;
  /** which one, and why */
  message: string;
  /** linked contacts that are gone, and those that were merged into another */
  gone: readonly string[];
  merged: readonly { from: string; into: string }[];
};

/**
 * Which contact a person is, by reading alone: first those that are linked, one after the other until one is there, then
 * those with the address. Pushing and previewing ask this, so that they cannot differ. One that was linked a moment ago is
 * not believed to be gone before every copy of the CRM must know it.
 * @param crm the CRM's name, for the message
 * @param options.searches false leaves the address to the CRM: creating a contact reports who has it
 * @throws CrmError
 */
export async function chooseContact(
  client: Pick<CrmClient, 'traits' | 'readContact' | 'findContacts'>,
  sought: ContactLookup,
  crm: string,
  clock: Clock,
  options: { searches: boolean } = { searches: true },
): Promise<ContactChoice> {
  const gone: string[] = [];
  const merged: { from: string; into: string }[] = [];
  const candidates: Candidate[] = [];
  for (const link of sought.linked) {
    const contact = await readKnown({ clock }, client, link.contactId, link.linkedAt);
    if (!contact) gone.push(link.contactId);
    else if (contact.id !== link.contactId) merged.push({ from: link.contactId, into: contact.id });
    if (!contact) continue;
    // a contact may share the address without being the same person
    const known = link.knownBy === 'same_email' ? knownByAddress(client.traits, contact, sought) : 'linked';
    candidates.push({ contact, known });
    const { picked, message } = pickContact(candidates, sought.kind, crm);
    // one that only shares the address is weighed against the others that do
    if (picked && picked.known !== 'same_email') {
      return choiceOf(picked, message, candidates, isArchived(picked, link), { gone, merged });
    }
  }
  if (options.searches) {
    const known = new Set(candidates.map(({ contact }) => contact.id));
    for (const contact of await client.findContacts(sought.email)) {
      if (!known.has(contact.id)) candidates.push({ contact, known: knownByAddress(client.traits, contact, sought) });
    }
  }
  const { picked, message } = pickContact(candidates, sought.kind, crm);
  return choiceOf(picked, message, candidates, picked?.contact.archived ?? false, { gone, merged });
}

/** Created for this person by an earlier attempt, or only one with the same address. */
export function knownByAddress(
  crm: CrmTraits,
  contact: CrmContact,
  { personId }: Pick<ContactLookup, 'personId'>,
): MatchReason {
  return contact.attributes[ownAttributesOf(crm).id.fullName] === personId ? 'own' : 'same_email';
}

const isArchived = ({ contact }: Candidate, link: LinkedContact): boolean =>
  contact.archived ?? (link.state === 'archived' && contact.id === link.contactId);

function choiceOf(
  picked: Candidate | null,
  message: string,
  candidates: readonly Candidate[],
  archived: boolean,
  aliases: Pick<ContactChoice, 'gone' | 'merged'>,
): ContactChoice {
  return {
    found: picked?.contact ?? null,
    how: picked?.known ?? 'none',
    candidates: candidates.map(({ contact }) => contact),
    archived,
    message,
    ...aliases,
  };
}
