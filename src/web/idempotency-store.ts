import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** Identifies a request: keys of different callers do not collide. */
export type KeyRow = { workspace_id: string; caller: string; idempotency_key: string };

/** The name under which requests with the same key exclude each other. */
export const nameOf = (row: KeyRow): string =>
  `idempotency-key ${row.workspace_id} ${row.caller} ${row.idempotency_key}`;

/** What an answer is encrypted for. */
export const answerPurpose = (row: KeyRow): string => `idempotency:${row.workspace_id}:${row.idempotency_key}`;

/** Takes the lock of a key up to the end of the running transaction. @returns false while another request holds it */
export async function lockKey(db: Database, row: KeyRow): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${nameOf(row)}, 2)) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/**
 * Claims a key for a request: `first`, or `again` when the first one ended without an answer; null when it is answered or was used
 * for another request. To be called under the lock of the key: then no other request with it is running.
 */
export async function claimKey(db: Database, row: KeyRow, hash: string, now: Date): Promise<'first' | 'again' | null> {
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...row, request_hash: hash, status: null, body: null, created_at: now })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'caller', 'idempotency_key']).doNothing())
    .returning('idempotency_key')
    .executeTakeFirst();
  if (claimed) return 'first';
  const again = await db
    .updateTable('idempotency_keys')
    .set({ created_at: now })
    .where((eb) => eb.and(row))
    .where('status', 'is', null)
    .where('request_hash', '=', hash)
    .returning('idempotency_key')
    .executeTakeFirst();
  return again ? 'again' : null;
}

export function selectKey(db: Database, row: KeyRow) {
  return db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'body'])
    .where((eb) => eb.and(row))
    .executeTakeFirst();
}

export async function upsertKeyAnswer(
  db: Database,
  row: KeyRow,
  answer: { hash: string; status: number; body: string; now: Date },
): Promise<void> {
  const { hash, status, body, now } = answer;
  await db
    .insertInto('idempotency_keys')
    .values({ ...row, request_hash: hash, status, body, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'caller', 'idempotency_key']).doUpdateSet({ status, body }),
    )
    .execute();
}

/** Forgets an answer that cannot be read any more; that the key was used stays. */
export async function deleteKeyAnswer(db: Database, row: KeyRow): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status: null, body: null })
    .where((eb) => eb.and(row))
    .execute();
}

/** What was answered is gone; that and with which status stays. */
export async function eraseAnswer(db: Database, { workspace_id, caller, idempotency_key }: KeyRow): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ body: '' })
    .where((eb) => eb.and({ workspace_id, caller, idempotency_key }))
    .execute();
}

export type KeptAnswer = KeyRow & { body: string };

/**
 * Answers that are kept, in the order of their keys; erased ones are not.
 * @param after the last one of those before
 * @param workspaceId only those of this one; null: of all
 */
export function selectAnswers(
  db: Database,
  { after, limit, workspaceId }: { after: KeyRow | null; limit: number; workspaceId: string | null },
): Promise<KeptAnswer[]> {
  return db
    .selectFrom('idempotency_keys')
    .select(['workspace_id', 'caller', 'idempotency_key', 'body'])
    .where('body', '<>', '')
    .$narrowType<{ body: string }>()
    .$if(workspaceId !== null, (query) => query.where('workspace_id', '=', workspaceId!))
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('workspace_id', 'caller', 'idempotency_key'),
          '>',
          tuple(after!.workspace_id, after!.caller, after!.idempotency_key),
        ),
      ),
    )
    .orderBy('workspace_id')
    .orderBy('caller')
    .orderBy('idempotency_key')
    .limit(limit)
    .execute();
}

/** Does nothing when the answer is another one by now. */
export async function replaceAnswer(db: Database, { body: from, ...row }: KeptAnswer, to: string): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ body: to })
    .where((eb) => eb.and({ ...row, body: from }))
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
