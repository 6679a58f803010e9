import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Check } from './check.ts';
import { selectInOrder } from './contact-order.sql.ts';

/** Undefined when one is running on this connection. It is announced, as is every step. */
export function insertCheck(trx: Transaction, check: Insertable<Schema['crm_checks']>): Promise<Check | undefined> {
  return trx
    .insertInto('crm_checks')
    .values(check)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .returning(announcement(check.workspace_id, ['reconciliation']).as('announced'))
    .executeTakeFirst();
}

export function selectCheck(db: Database, workspaceId: string, checkId: string): Promise<Check | undefined> {
  return db
    .selectFrom('crm_checks')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('check_id', '=', checkId)
    .executeTakeFirst();
}

/** Newest first. */
export function selectChecks(db: Database, key: ConnectionKey, limit: number): Promise<Check[]> {
  return db
    .selectFrom('crm_checks')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .orderBy('check_id', 'desc')
    .limit(limit)
    .execute();
}

export function selectLastDone(db: Database, key: ConnectionKey): Promise<Check | undefined> {
  return db
    .selectFrom('crm_checks')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('state', '=', 'Done')
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function selectRunningChecks(db: Database): Promise<Pick<Check, 'workspace_id' | 'check_id'>[]> {
  return db.selectFrom('crm_checks').select(['workspace_id', 'check_id']).where('state', '=', 'Running').execute();
}

export async function updateCheck(
  db: Database,
  check: Pick<Check, 'workspace_id' | 'check_id'>,
  change: Updateable<Schema['crm_checks']>,
): Promise<void> {
  await db
    .updateTable('crm_checks')
    .set(change)
    .where('workspace_id', '=', check.workspace_id)
    .where('check_id', '=', check.check_id)
    .returning(announcement(check.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

/** How many contacts are ours on a connection. */
export async function countOurContacts(db: Database, key: ConnectionKey): Promise<number> {
  const { count } = await db
    .selectFrom('crm_contacts')
    .select(sql<number>`count(distinct contact_id)`.as('count'))
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('state', '!=', 'merged')
    .executeTakeFirstOrThrow();
  return count;
}

/** Ids of our contacts in their order, after one: those that are linked, and those that were only written to. */
export async function selectOurContactIds(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
  after: string,
  limit: number,
): Promise<string[]> {
  const linked = await db
    .selectFrom('crm_contacts')
    .select('contact_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '>', after)
    .where('state', '!=', 'merged')
    .orderBy('contact_id')
    .limit(limit)
    .execute();
  // the others are looked for among these alone: nearly all are linked, and each page would go through all that follow
  const upTo = linked.length === limit ? linked.at(-1)?.contact_id : undefined;
  const { rows } = await sql<{ contact_id: string }>`
    select distinct contact_id from goodword.deliveries
    where workspace_id = ${workspaceId} and contact_id > ${after} and connection_id = ${connectionId}
      and kind = 'push' and state = 'Sent' and contact_id is not null
      ${upTo === undefined ? sql`` : sql`and contact_id <= ${upTo}`}
      and not exists (
        select from goodword.crm_contacts links
        where links.workspace_id = deliveries.workspace_id and links.connection_id = deliveries.connection_id
          and links.contact_id = deliveries.contact_id)
    order by contact_id limit ${limit}`.execute(db);
  const ids = [...linked, ...rows].map((row) => row.contact_id);
  if (rows.length === 0) return ids;
  return selectInOrder(db, ids, limit);
}
