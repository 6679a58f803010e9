import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { TryCount } from './try-rules.ts';

/**
 * Counts a try under a key as one that failed, until it is taken back. The row stays locked until the transaction ends, so
 * that no two processes take the same turn; a try that counts under several keys begins with that of the account.
 * @returns what was counted before
 */
export async function countTry(trx: Transaction, key: string): Promise<TryCount> {
  const { rows } = await sql<{ failures: number; next_turn_ms: number }>`
    insert into goodword_sign_in.sign_in_tries as t (account, failures, next_try_at, last_failed_at)
    values (${key}, 1, clock_timestamp(), clock_timestamp())
    on conflict (account) do update
    set failures = case when t.last_failed_at > clock_timestamp() - interval '1 hour' then t.failures + 1 else 1 end,
        last_failed_at = clock_timestamp()
    returning failures, (extract(epoch from next_try_at - clock_timestamp()) * 1000)::float8 as next_turn_ms`.execute(
    trx,
  );
  const [row] = rows;
  return { failures: row!.failures - 1, nextTurnMs: row!.next_turn_ms };
}

/** Moves the next turn of a lane. */
export async function updateNextTurn(trx: Transaction, key: string, inMs: number): Promise<void> {
  await sql`
    update goodword_sign_in.sign_in_tries
    set next_try_at = clock_timestamp() + make_interval(secs => ${inMs / 1_000}::float8)
    where account = ${key}`.execute(trx);
}

/** Takes failures back. */
export async function subtractFailures(trx: Transaction, key: string, failures: number): Promise<void> {
  await sql`
    update goodword_sign_in.sign_in_tries set failures = greatest(0, failures - ${failures}::int)
    where account = ${key}`.execute(trx);
}

/** Begins every change under several keys, as counting does, so that no two wait for each other. */
export async function lockTries(trx: Transaction, account: string): Promise<void> {
  await sql`select from goodword_sign_in.sign_in_tries where account = ${account} for update`.execute(trx);
}

/** @returns the failures that were counted under the key */
export async function deleteTries(db: Database, key: string): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    delete from goodword_sign_in.sign_in_tries where account = ${key} returning failures`.execute(db);
  return rows[0]?.failures ?? 0;
}

/** What is a day old no longer counts. @returns how many rows were deleted, at most `limit` */
export async function deleteOldTries(db: Database, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from goodword_sign_in.sign_in_tries where account in (
      select account from goodword_sign_in.sign_in_tries
      where last_failed_at < now() - interval '1 day' limit ${limit}::int for update skip locked)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
