import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { peopleByEmail } from '../../contacts/people-by-email.ts';
import { readWholeContact } from '../../contacts/read-contact.ts';
import type { Reading } from '../../contacts/reading.ts';
import { findSnapshots } from '../../contacts/find-snapshots.ts';
import { writeMs } from '../../inbound/own-writes.ts';
import { findBeingWritten } from '../../outbound/find-delivery.ts';
import { emailKey } from '../../../platform/email/email-key.ts';
import { runConcurrently } from '../../../platform/jobs/run-concurrently.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { datedBySearch, evaluateRow, type RowDecision } from './row-rules.ts';
import { takeReadings, type TakenRow } from './take-readings.ts';

const readAtOnce = 4;

/**
 * Takes contacts as a search showed them, as far as they show something new, all in one transaction where that is
 * possible; a worker killed before it may begin again.
 * @param rows contacts of our people @param source why they were searched for
 * @throws CrmError when a contact that has to be read cannot be; those that were read are taken before it is thrown
 */
export async function takeRows(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  rows: readonly CrmContact[],
  source: 'polling' | 'check',
): Promise<TakenRow[]> {
  const { wanted, unread } = await sortRows(context, connection, rows);
  const { searchLagMs } = client.traits.capabilities;
  const readings = wanted.map((row): Reading => ({
    contact: datedBySearch(row, searchLagMs),
    source,
    askedFor: row.id,
  }));
  const failures: unknown[] = [];
  const noteFailure = (error: unknown) => {
    failures.push(error);
    return [];
  };
  await runConcurrently(readAtOnce, unread, async (row) => {
    const contact = await readWholeContact(client, row.id);
    if (contact) readings.push({ contact, source, askedFor: row.id });
  }).catch(noteFailure);
  const taken = await takeReadings(context, connection, readings).catch(noteFailure);
  if (failures.length > 0) throw failures[0];
  return taken;
}

/** The rows that can be taken as they are, and those that have to be read; the others show nothing new. */
async function sortRows(
  context: CrmContext,
  connection: Connection,
  rows: readonly CrmContact[],
): Promise<{ wanted: CrmContact[]; unread: CrmContact[] }> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const contactIds = rows.map(({ id }) => id);
  const known = await findSnapshots(context.db, key, contactIds);
  const decisionOf = new Map(rows.map((row) => [row, evaluateRow(row, known.get(row.id) ?? null)]));
  const strangers = rows.filter((row) => !known.has(row.id) && decisionOf.get(row) !== 'known');
  const beingMade = await findBeingMade(context, connection, strangers);
  const ofDecision = (wanted: RowDecision) =>
    rows.filter((row) => decisionOf.get(row) === wanted && !beingMade.has(row));
  return { wanted: ofDecision('take'), unread: ofDecision('read') };
}

/**
 * A contact that a push of ours is making at this moment is no find: the push reports it when it has ended, and if it
 * does not, the next polling still sees the contact.
 */
async function findBeingMade(
  context: CrmContext,
  connection: Connection,
  rows: readonly CrmContact[],
): Promise<ReadonlySet<CrmContact>> {
  const emails = rows.flatMap(({ email }) => (email ? [email] : []));
  const people = await peopleByEmail(context.db, connection, emails);
  const pushesSince = new Date(context.clock.now().getTime() - writeMs);
  const sending = await findBeingWritten(context.db, connection, people, { pushesSince });
  const keys = new Set(people.filter(({ subjectId }) => sending.has(subjectId)).map(({ emailKey: key }) => key));
  return new Set(rows.filter(({ email }) => email && keys.has(emailKey(email))));
}
