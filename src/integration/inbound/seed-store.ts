import type { Selectable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/schema-types.ts';
import { sql } from 'kysely';
import type { Notification } from './notification.ts';

/** How far the reading of stored notifications of one connection is. */
type Seed = Selectable<Schema['contact_change_seeds']>;

export async function hasSeeds(db: Database): Promise<boolean> {
  return (
    (await db.selectFrom('contact_change_seeds').select('connection_id').limit(1).executeTakeFirst()) !== undefined
  );
}

/** One that no other worker is at. */
export function lockSeed(trx: Transaction): Promise<Seed | undefined> {
  return trx.selectFrom('contact_change_seeds').selectAll().limit(1).forUpdate().skipLocked().executeTakeFirst();
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
