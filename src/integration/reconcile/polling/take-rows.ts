import type { Connection } from '../../connections/connection.ts';
import { selectPeopleOfContact, selectSnapshots } from '../../contacts/contact-store.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { isSendingTo } from '../../outbound/is-sending.ts';
import { runConcurrently } from '../../../platform/jobs/run-concurrently.ts';
import { takeReading } from '../../inbound/handle-contact.ts';
import { writeMs } from '../../inbound/own-writes.ts';
import { peopleByEmail } from '../../inbound/people-by-email.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import type { Decision } from '../../contacts/qualification/evaluate-contact.ts';
import { datedBySearch, evaluateRow, type KnownState } from './row-rules.ts';

/** A contact whose change was taken from a search. */
export type TakenRow = { contactId: string; changedAt: Date | null; decision: Decision };

const contactsAtOnce = 4;

/**
 * Takes contacts as a search showed them, as far as they tell something new; each is committed on its own, so whoever
 * dies in the middle loses nothing and may begin again.
 * @param rows contacts of our people
 * @throws CrmError when a contact that has to be read cannot be; those begun are taken before it is thrown
 */
export async function takeRows(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  rows: readonly CrmContact[],
): Promise<TakenRow[]> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const snapshots = await selectSnapshots(
    context.db,
    key,
    rows.map(({ id }) => id),
  );
  const known = new Map<string, KnownState>(
    snapshots.map((row) => [
      row.contact_id,
      {
        attributes: row.attributes as KnownState['attributes'],
        updatedAt: row.contact_updated_at,
        readAt: row.read_at,
      },
    ]),
  );
  const taken: TakenRow[] = [];
  await runConcurrently(contactsAtOnce, rows, async (row) => {
    const found = await takeRow(context, connection, client, row, known.get(row.id) ?? null);
    if (found) taken.push(found);
  });
  return taken;
}

/** @returns null when it tells nothing new */
async function takeRow(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  row: CrmContact,
  known: KnownState | null,
): Promise<TakenRow | null> {
  const verdict = evaluateRow(row, known);
  if (verdict === 'known') return null;
  if (!known && (await isBeingMade(context, connection, row))) return null;
  const contact = verdict === 'take' ? datedBySearch(row, context.indexLagMs) : await client.readContact(row.id);
  if (!contact) return null;
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id, contactId: row.id };
  const linked = contact.id === row.id ? [] : await selectPeopleOfContact(context.db, key);
  const news = { contactId: row.id, linked, notificationId: null, reportedAt: null };
  const decision = await takeReading(context, connection, contact, news);
  return { contactId: contact.id, changedAt: contact.updatedAt, decision };
}

/**
 * A contact that a push of ours is making at this moment is no find: the push tells of it when it has ended, and if it
 * does not, the next sweep still sees the contact.
 */
async function isBeingMade(context: CrmContext, connection: Connection, { email }: CrmContact): Promise<boolean> {
  const people = await peopleByEmail(context.db, connection, email ? [email] : []);
  const pushesSince = new Date(context.clock.now().getTime() - writeMs);
  return isSendingTo(context.db, connection, people, { pushesSince });
}
