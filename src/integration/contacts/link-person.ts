import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import { eventIdsOf, type SubjectKey } from '../settings/subject.ts';
import type { ContactKey, KnownBy } from './contact-link.ts';
import { insertContactLinks } from './contact-store.ts';

/** One of our people, with what the history needs to name them. */
export type LinkedPerson = SubjectKey & { campaignId: string };

/**
 * Notes that a contact is one of our people. A contact that was found, not written, is recorded as contact.linked, since
 * no delivery shows it; waiting deliveries and return fields react to that event.
 * @returns false when it was known
 */
export async function linkPerson(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
  person: LinkedPerson,
  knownBy: KnownBy,
): Promise<boolean> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const key = { workspaceId, connectionId };
  const link = { ...person, contactId };
  if ((await insertContactLinks(trx, key, [link], knownBy, context.clock.now())) === 0) return false;
  if (knownBy === 'created' || knownBy === 'existing') return true;
  await context.history.record(trx, {
    type: 'contact.linked',
    workspaceId,
    campaignId: person.campaignId,
    ...eventIdsOf(person),
    actor: actorOf(connection, context.providers.of(connection).title),
    evidence: { contact_id: contactId, known_by: knownBy },
  });
  return true;
}

/** Links new referrers with the contacts they were imported from: that they were imported is said by their joining. */
export async function linkImported(
  context: CrmContext,
  trx: Transaction,
  key: Omit<ContactKey, 'contactId'>,
  referrers: readonly { contactId: string; referrerId: string }[],
): Promise<void> {
  const links = referrers.map(({ contactId, referrerId }) => ({
    contactId,
    subject: 'referrer' as const,
    subjectId: referrerId,
  }));
  await insertContactLinks(trx, key, links, 'imported', context.clock.now());
}
