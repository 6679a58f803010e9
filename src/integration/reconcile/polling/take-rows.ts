import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { observeContact } from '../../contacts/observe.ts';
import { peopleByEmail } from '../../contacts/people-by-email.ts';
import type { Decision } from '../../contacts/qualification/evaluate-contact.ts';
import { readWholeContact } from '../../contacts/read-contact.ts';
import { writeMs } from '../../inbound/own-writes.ts';
import { runConcurrently } from '../../../platform/jobs/run-concurrently.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { datedBySearch, evaluateRow } from './row-rules.ts';
import { findSnapshots } from '../../contacts/find-snapshots.ts';
import type { Snapshot } from '../../contacts/snapshot.ts';
import { isSendingTo } from '../../outbound/find-delivery.ts';

/** A contact whose change was taken from a search. */
export type TakenRow = { contactId: string; changedAt: Date | null; decision: Decision };

const contactsAtOnce = 4;

/**
 * Takes contacts as a search showed them, as far as they show something new; each is committed on its own, so a worker
 * killed in the middle loses nothing and may begin again.
 * @param rows contacts of our people @param source why they were searched for
 * @throws CrmError when a contact that has to be read cannot be; those begun are taken before it is thrown
 */
export async function takeRows(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  rows: readonly CrmContact[],
  source: 'polling' | 'check',
): Promise<TakenRow[]> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const known = await findSnapshots(
    context.db,
    key,
    rows.map(({ id }) => id),
  );
  const taken: TakenRow[] = [];
  await runConcurrently(contactsAtOnce, rows, async (row) => {
    const found = await takeRow(context, connection, client, { row, source }, known.get(row.id) ?? null);
    if (found) taken.push(found);
  });
  return taken;
}

/** @returns null when it shows nothing new */
async function takeRow(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  { row, source }: { row: CrmContact; source: 'polling' | 'check' },
  known: Snapshot | null,
): Promise<TakenRow | null> {
  const decided = evaluateRow(row, known);
  if (decided === 'known') return null;
  if (!known && (await isBeingMade(context, connection, row))) return null;
  const { searchLagMs } = client.traits.capabilities;
  const contact = decided === 'take' ? datedBySearch(row, searchLagMs) : await readWholeContact(client, row.id);
  if (!contact) return null;
  const decision = await observeContact(context, connection, { contact, source, askedFor: row.id });
  return { contactId: contact.id, changedAt: contact.updatedAt, decision };
}

/**
 * A contact that a push of ours is making at this moment is no find: the push reports it when it has ended, and if it
 * does not, the next polling still sees the contact.
 */
async function isBeingMade(context: CrmContext, connection: Connection, { email }: CrmContact): Promise<boolean> {
  const people = await peopleByEmail(context.db, connection, email ? [email] : []);
  const pushesSince = new Date(context.clock.now().getTime() - writeMs);
  return isSendingTo(context.db, connection, people, { pushesSince });
}
