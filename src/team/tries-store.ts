import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** From this many failures on, tries of an account take turns. */
export const freeFailures = 10;

/** Turns are at most this far ahead; more tries at once are refused. */
export const longestWaitSeconds = 8;

// the pause doubles with each further failure, up to the longest wait
const pause = sql`make_interval(secs => least(power(2, least(failures - ${freeFailures}::int, 10)), ${longestWaitSeconds}::int))`;
const counts = sql`failures >= ${freeFailures} and last_failed_at > now() - interval '1 hour'`;

/**
 * Takes the next turn of an account, in one statement, so that no two processes take the same.
 * Resolves with the milliseconds until then: 0 for an account that is not slowed, null when all turns are taken.
 */
export async function reserveTurn(db: Database, account: string): Promise<number | null> {
  const { rows } = await sql<{ wait_ms: number | null; is_slow: boolean }>`
    with turn as (
      update goodword_sign_in.sign_in_tries
      set next_try_at = greatest(next_try_at, now()) + ${pause}
      where account = ${account} and ${counts} and next_try_at < now() + make_interval(secs => ${longestWaitSeconds})
      returning next_try_at - ${pause} as at
    )
    select (select extract(epoch from at - now()) * 1000 from turn)::float8 as wait_ms,
           exists (select from goodword_sign_in.sign_in_tries where account = ${account} and ${counts}) as is_slow`.execute(
    db,
  );
  const [row] = rows;
  if (!row?.is_slow) return 0;
  return row.wait_ms === null ? null : Math.max(0, row.wait_ms);
}

/** Counts a failure; failures of more than an hour ago no longer count. Old rows leave on the way. */
export async function insertFailure(db: Database, account: string): Promise<void> {
  await sql`
    insert into goodword_sign_in.sign_in_tries as t (account, failures, next_try_at, last_failed_at)
    values (${account}, 1, now(), now())
    on conflict (account) do update
    set failures = case when t.last_failed_at > now() - interval '1 hour' then t.failures + 1 else 1 end,
        last_failed_at = now()`.execute(db);
  await sql`delete from goodword_sign_in.sign_in_tries where last_failed_at < now() - interval '1 day'`.execute(db);
}

export async function deleteFailures(db: Database, account: string): Promise<void> {
  await sql`delete from goodword_sign_in.sign_in_tries where account = ${account}`.execute(db);
}
