import type { Transaction } from '../../database/database.ts';
import type { NewEvent } from '../../history/history.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { campaignsOf } from './campaigns-of.ts';
import { eventIdsOf } from '../settings/subject.ts';
import type { ContactKey, LinkState } from './contact-link.ts';
import { updateLinkStates, type ContactState } from './link-states.sql.ts';

/** The single form of noteContactStates. */
export function noteContactState(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
  state: Exclude<LinkState, 'merged'>,
): Promise<void> {
  return noteContactStates(context, trx, connection, [{ contactId, state, mergedInto: null }]);
}

/**
 * Stores what became of contacts of our people, and records it in the timelines of those for whom it is new. A contact
 * that was merged lives on in another one, which is recorded when the people are linked. Of a contact that comes more
 * than once each state follows the one before.
 */
export async function noteContactStates(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  states: readonly ContactState[],
): Promise<void> {
  let rest = states;
  while (rest.length > 0) {
    const first = new Map<string, ContactState>();
    for (const one of rest) if (!first.has(one.contactId)) first.set(one.contactId, one);
    await noteOnce(context, trx, connection, [...first.values()]);
    rest = rest.filter((one) => first.get(one.contactId) !== one);
  }
}

async function noteOnce(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  states: readonly ContactState[],
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const changed = await updateLinkStates(trx, { workspaceId, connectionId }, states, context.clock.now());
  const news = changed.filter(({ state }) => state !== 'merged');
  const actor = actorOf(connection, context.providers.of(connection).title);
  await context.history.record(
    trx,
    (await campaignsOf(trx, workspaceId, news)).map(({ campaignId, contactId, state, ...person }): NewEvent => ({
      type: 'contact.state_changed',
      workspaceId,
      campaignId,
      ...eventIdsOf(person),
      actor,
      evidence: { contact_id: contactId, state },
    })),
  );
}

/** Stores that Goodword archived a contact itself, which the event of its delivery says. */
export async function noteOwnArchiving(trx: Transaction, { contactId, ...key }: ContactKey, at: Date): Promise<void> {
  await updateLinkStates(trx, key, [{ contactId, state: 'archived', mergedInto: null }], at);
}
