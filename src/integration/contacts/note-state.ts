import type { Transaction } from '../../database/database.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { campaignsOf } from './campaigns-of.ts';
import { updateLinkState } from './contact-store.ts';
import { findPeopleOfContact } from './contact-links.ts';
import type { ContactKey, LinkState } from './contact-link.ts';
import { eventIdsOf } from '../settings/subject.ts';

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
  for (const person of await campaignsOf(trx, workspaceId, await findPeopleOfContact(trx, key))) {
    await context.history.record(trx, {
      type: 'contact.state_changed',
      workspaceId,
      campaignId: person.campaignId,
      ...eventIdsOf(person),
      actor: actorOf(connection, context.providers.of(connection).title),
      evidence: { contact_id: contactId, state },
    });
  }
}

/** Stores that Goodword archived a contact itself, which the event of its delivery says. */
export async function noteOwnArchiving(trx: Transaction, key: ContactKey, at: Date): Promise<void> {
  await updateLinkState(trx, key, { state: 'archived', mergedInto: null }, at);
}
