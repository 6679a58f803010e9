import type { Database } from '../database/database.ts';

/** Identifies a request: keys of different callers do not collide. */
export type KeyRow = { workspace_id: string; caller: string; idempotency_key: string };

/**
 * True when this request is the first with its key, or takes over from one that died with its server.
 * @param abandonedBefore a first request that began before this and has no answer counts as dead
 */
export async function claimKey(
  db: Database,
  row: KeyRow,
  hash: string,
  times: { now: Date; abandonedBefore: Date },
): Promise<boolean> {
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...row, request_hash: hash, status: null, body: null, created_at: times.now })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'caller', 'idempotency_key'])
        .doUpdateSet({ created_at: times.now })
        .where('idempotency_keys.status', 'is', null)
        .where('idempotency_keys.request_hash', '=', hash)
        .where('idempotency_keys.created_at', '<', times.abandonedBefore),
    )
    .returning('idempotency_key')
    .executeTakeFirst();
  return claimed !== undefined;
}

export function selectKey(db: Database, row: KeyRow) {
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body'])
    .where((eb) => eb.and(row))
    .executeTakeFirst();
}

export async function updateKeyAnswer(db: Database, row: KeyRow, status: number, body: string): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, body })
    .where((eb) => eb.and(row))
    .execute();
}

export async function deleteKey(db: Database, row: KeyRow): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where((eb) => eb.and(row))
    .execute();
}

/** @returns how many were forgotten */
export async function deleteKeysBefore(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
