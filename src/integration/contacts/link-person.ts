import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import { retryNow } from '../outbound/attempt/retry-now.ts';
import { markReferrersStale } from '../outbound/kinds/return-fields/mark-stale.ts';
import { insertContactLink, type KnownBy, type SubjectKey } from './contact-store.ts';

/** One of our people, with what the history needs to name them. */
export type LinkedPerson = SubjectKey & { campaignId: string };

/**
 * Notes that a contact is one of our people. A contact found by its address is told in the history, since no delivery
 * tells of it; and a delivery that waits to learn whether it created a contact may look again.
 */
export async function linkPerson(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
  person: LinkedPerson,
  knownBy: KnownBy,
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const key = { workspaceId, connectionId, contactId };
  if (!(await insertContactLink(trx, key, person, knownBy, context.clock.now()))) return;
  if (person.subject === 'referrer') {
    await markReferrersStale(context, trx, { workspaceId, campaignId: person.campaignId }, [person.subjectId]);
  }
  if (knownBy === 'created' || knownBy === 'existing') return;
  await retryNow(context, trx, workspaceId, person);
  await context.history.record(trx, {
    type: 'contact.linked',
    workspaceId,
    campaignId: person.campaignId,
    ...(person.subject === 'lead' ? { leadId: person.subjectId } : { referrerId: person.subjectId }),
    actor: actorOf(connection, context.provider.title),
    evidence: { contact_id: contactId, known_by: knownBy },
  });
}
