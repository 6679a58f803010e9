import { sql, type Selectable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { Notification } from './notification.ts';

/** How far the reading of stored notifications of one connection is. */
export type Seed = Selectable<Schema['contact_change_seeds']>;

/** Undefined when it is through. */
export function selectSeed(
  db: Database,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
): Promise<Seed | undefined> {
  return db
    .selectFrom('contact_change_seeds')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
}

/** Those that are not through, in all workspaces. */
export async function selectSeeds(db: Database): Promise<{ workspaceId: string; connectionId: string }[]> {
  const rows = await db.selectFrom('contact_change_seeds').select(['workspace_id', 'connection_id']).execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id, connectionId: row.connection_id }));
}

/** The next notifications of our people, oldest first. */
export function selectStored(trx: Transaction, seed: Seed, limit: number): Promise<Notification[]> {
  return (
    trx
      .selectFrom('notifications')
      .selectAll()
      .where('workspace_id', '=', seed.workspace_id)
      .where('connection_id', '=', seed.connection_id)
      // word for word as the index has it
      .where(sql<boolean>`outcome is distinct from 'not one of our people'`)
      .where('received_at', '<=', seed.received_until)
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('received_at', 'notification_id'), '>', tuple(seed.after_received_at, seed.after_notification_id)),
      )
      .orderBy('received_at')
      .orderBy('notification_id')
      .limit(limit)
      .execute()
  );
}

export async function updateSeed(trx: Transaction, seed: Seed, last: Notification): Promise<void> {
  await trx
    .updateTable('contact_change_seeds')
    .set({ after_received_at: last.received_at, after_notification_id: last.notification_id })
    .where('workspace_id', '=', seed.workspace_id)
    .where('connection_id', '=', seed.connection_id)
    .execute();
}

export async function deleteSeed(trx: Transaction, seed: Seed): Promise<void> {
  await trx
    .deleteFrom('contact_change_seeds')
    .where('workspace_id', '=', seed.workspace_id)
    .where('connection_id', '=', seed.connection_id)
    .execute();
}
