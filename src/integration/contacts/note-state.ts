import type { Transaction } from '../../database/database.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { campaignsOf } from './campaigns-of.ts';
import { selectPeopleOfContact, updateLinkState, type LinkState } from './contact-store.ts';

/**
 * Stores what became of a contact of our people, and records it in their timelines when it is new. A contact that was merged
 * lives on in another one, which is recorded when the people are linked.
 * @param mergedInto the contact that is left
 */
export async function noteContactState(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
  state: LinkState,
  mergedInto: string | null = null,
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const key = { workspaceId, connectionId, contactId };
  const isNews = await updateLinkState(trx, key, { state, mergedInto }, context.clock.now());
  if (!isNews || state === 'merged') return;
  for (const person of await campaignsOf(trx, workspaceId, await selectPeopleOfContact(trx, key))) {
    await context.history.record(trx, {
      type: 'contact.state_changed',
      workspaceId,
      campaignId: person.campaignId,
      ...(person.subject === 'lead' ? { leadId: person.subjectId } : { referrerId: person.subjectId }),
      actor: actorOf(connection, context.providers.of(connection).title),
      evidence: { contact_id: contactId, state },
    });
  }
}
