import type { Transaction } from '../../database/database.ts';
import type { NewEvent } from '../../history/history.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import { eventIdsOf, type SubjectKey } from '../settings/subject.ts';
import type { ContactKey, KnownBy } from './contact-link.ts';
import { insertContactLinks, type NewContactLink } from './contact-store.ts';

/** One of our people, with what the history needs to name them. */
export type LinkedPerson = SubjectKey & { campaignId: string };

export type PersonLink = { contactId: string; person: LinkedPerson; knownBy: KnownBy };

/** The single form of linkPeople. @returns false when the contact was known as that person */
export async function linkPerson(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
  person: LinkedPerson,
  knownBy: KnownBy,
): Promise<boolean> {
  const [isNew] = await linkPeople(context, trx, connection, [{ contactId, person, knownBy }]);
  return isNew!;
}

/**
 * Notes of contacts which of our people they are. A contact that was found, not written, is recorded as contact.linked,
 * since no delivery shows it; waiting deliveries and return fields react to that event.
 * @returns of each link, in their order, false when it was known
 */
export async function linkPeople(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  links: readonly PersonLink[],
): Promise<boolean[]> {
  if (links.length === 0) return [];
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const key = { workspaceId, connectionId };
  const rows = links.map(({ contactId, person, knownBy }) => ({ contactId, ...person, knownBy }));
  const inserted = new Set((await insertContactLinks(trx, key, rows, context.clock.now())).map(nameOf));
  // of two that are the same the first is the new one
  const areNew = rows.map((row) => inserted.delete(nameOf(row)));
  const actor = actorOf(connection, context.providers.of(connection).title);
  const found = links.filter(({ knownBy }, index) => areNew[index] && knownBy !== 'created' && knownBy !== 'existing');
  await context.history.record(
    trx,
    found.map(({ contactId, person, knownBy }): NewEvent => ({
      type: 'contact.linked',
      workspaceId,
      campaignId: person.campaignId,
      ...eventIdsOf(person),
      actor,
      evidence: { contact_id: contactId, known_by: knownBy },
    })),
  );
  return areNew;
}

/** Links new referrers with the contacts they were imported from: that they were imported is said by their joining. */
export async function linkImported(
  context: CrmContext,
  trx: Transaction,
  key: Omit<ContactKey, 'contactId'>,
  referrers: readonly { contactId: string; referrerId: string }[],
): Promise<void> {
  const links = referrers.map(({ contactId, referrerId }): NewContactLink => ({
    contactId,
    subject: 'referrer',
    subjectId: referrerId,
    knownBy: 'imported',
  }));
  await insertContactLinks(trx, key, links, context.clock.now());
}

const nameOf = ({ contactId, subject, subjectId }: Omit<NewContactLink, 'knownBy'>) =>
  `${contactId} ${subject} ${subjectId}`;
