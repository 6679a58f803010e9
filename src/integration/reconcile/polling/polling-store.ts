import { sql, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { ConnectionKey, Polling } from './polling.ts';

export function selectPolling(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
): Promise<Polling | undefined> {
  return db
    .selectFrom('change_polling')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
}

/** Notes that a connection is watched from that time on; one that was watched before keeps its place. */
export async function insertPolling(trx: Transaction, key: ConnectionKey, checkpoint: Date): Promise<void> {
  await trx
    .insertInto('change_polling')
    .values({ workspace_id: key.workspaceId, connection_id: key.connectionId, checkpoint })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Begins to ask for changes, or continues where that was left. */
export function startPolling(db: Database, key: ConnectionKey, now: Date): Promise<Polling> {
  return pollingOf(db, key)
    .set({ started_at: sql<Date>`coalesce(started_at, ${now})` })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Polling under way, in all workspaces; those whose last call failed wait for the next polling of all. */
export async function selectOpenPollings(db: Database): Promise<ConnectionKey[]> {
  const rows = await db
    .selectFrom('change_polling')
    .select(['workspace_id', 'connection_id'])
    .where('started_at', 'is not', null)
    .where('trouble', 'is', null)
    .execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id, connectionId: row.connection_id }));
}

export async function updatePolling(
  db: Database,
  key: ConnectionKey,
  change: Updateable<Schema['change_polling']>,
): Promise<void> {
  await pollingOf(db, key).set(change).execute();
}

/** All changes from before the polling began are taken; its end is announced. */
export async function updateToPolled(db: Database, key: ConnectionKey, polling: Polling, at: Date): Promise<void> {
  await pollingOf(db, key)
    .set({
      // what the same polling finished before is not undone
      checkpoint: sql<Date>`greatest(checkpoint, ${polling.started_at})`,
      started_at: null,
      cursor: null,
      finished_at: at,
      trouble: null,
    })
    .returning(announcement(key.workspaceId, ['reconciliation']).as('announced'))
    .execute();
}

export async function addMissed(db: Database, key: ConnectionKey, count: number, at: Date): Promise<void> {
  await pollingOf(db, key)
    .set({
      missed_count: sql<number>`missed_count + ${count}`,
      missed_since: sql<Date>`coalesce(missed_since, ${at})`,
      last_missed_at: at,
    })
    .execute();
}

export async function forgetMissed(db: Database, key: ConnectionKey): Promise<void> {
  await pollingOf(db, key).set({ missed_count: 0, missed_since: null, last_missed_at: null }).execute();
}

/** The first time that it is noted counts. */
export async function updateToStopped(trx: Transaction, key: ConnectionKey, at: Date, by: string): Promise<void> {
  await pollingOf(trx, key)
    .set({ stopped_at: at, stopped_by: by })
    .where('stopped_at', 'is', null)
    .returning(announcement(key.workspaceId, ['reconciliation']).as('announced'))
    .execute();
}

const pollingOf = (db: Database, { workspaceId, connectionId }: ConnectionKey) =>
  db.updateTable('change_polling').where('workspace_id', '=', workspaceId).where('connection_id', '=', connectionId);
