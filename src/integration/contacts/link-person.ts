import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import { insertContactLink, type KnownBy, type SubjectKey } from './contact-store.ts';

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
  const key = { workspaceId, connectionId, contactId };
  if (!(await insertContactLink(trx, key, person, knownBy, context.clock.now()))) return false;
  if (knownBy === 'created' || knownBy === 'existing') return true;
  await context.history.record(trx, {
    type: 'contact.linked',
    workspaceId,
    campaignId: person.campaignId,
    ...(person.subject === 'lead' ? { leadId: person.subjectId } : { referrerId: person.subjectId }),
    actor: actorOf(connection, context.providers.of(connection).title),
    evidence: { contact_id: contactId, known_by: knownBy },
  });
  return true;
}
