import { sql } from 'kysely';
import type { Database } from './database.ts';
import { insertLocks } from './take-locks.sql.ts';

/** What is locked; names are of a workspace. */
export type LockName = { workspaceId: string; name: string };

type Request = { lock: LockName; holder: number };

/** `Holder is dead`: PostgreSQL no longer has the connection of the one who asks. */
export type Taking = 'Taken' | 'Held' | 'Holder is dead';

/**
 * Takes locks that are free, or whose holder is dead, for holders that are alive.
 * @param requests each lock once
 */
export async function takeLocks(db: Database, requests: readonly Request[]): Promise<Taking[]> {
  const rows = await insertLocks(db, requests);
  const rowsByKey = new Map(rows.map((row) => [keyOf({ workspaceId: row.workspace_id, name: row.name }), row]));
  const takings: Taking[] = [];
  for (const request of requests) {
    const row = rowsByKey.get(keyOf(request.lock))!;
    if (row.holder_is_dead) takings.push('Holder is dead');
    else takings.push(row.is_taken || (await takeFromDead(db, request)) ? 'Taken' : 'Held');
  }
  return takings;
}

async function takeFromDead(db: Database, { lock, holder }: Request): Promise<boolean> {
  const row = await selectHolder(db, lock).executeTakeFirst();
  // given back a moment ago: the next request finds it free
  if (!row) return false;
  if (row.holder === holder) return true;
  if (!(await isDead(db, row.holder))) return false;
  const { numUpdatedRows } = await db
    .updateTable('held_locks')
    .set({ holder })
    .where('workspace_id', '=', lock.workspaceId)
    .where('name', '=', lock.name)
    .where('holder', '=', row.holder)
    .where(sql<boolean>`not pg_try_advisory_xact_lock_shared(${holder})`)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

const selectHolder = (db: Database, { workspaceId, name }: LockName) =>
  db.selectFrom('held_locks').select('holder').where('workspace_id', '=', workspaceId).where('name', '=', name);

/**
 * Whether its connection has ended. Asked without a table, so that it is answered where the holder's lock is. Shared, so that
 * those who ask at the same moment do not take each other for the holder; PostgreSQL frees it at the end of the statement.
 */
async function isDead(db: Database, holder: number): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock_shared(${holder}) as free`.execute(db);
  return rows[0]?.free === true;
}

/** Gives locks back. */
export async function deleteLocks(db: Database, held: readonly Request[]): Promise<void> {
  const [first] = held;
  if (!first) return;
  await db
    .deleteFrom('held_locks')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('workspace_id', 'name', 'holder'),
        'in',
        held.map(({ lock, holder }) => tuple(lock.workspaceId, lock.name, holder)),
      ),
    )
    .execute();
}

/** Rows that killed processes left, of locks that no other asked for since. */
export async function deleteLocksOfDead(db: Database): Promise<void> {
  const holders = await db.selectFrom('held_locks').select(['workspace_id', 'holder']).distinct().execute();
  for (const { workspace_id: workspaceId, holder } of holders) {
    if (!(await isDead(db, holder))) continue;
    await db.deleteFrom('held_locks').where('workspace_id', '=', workspaceId).where('holder', '=', holder).execute();
  }
}

const keyOf = ({ workspaceId, name }: LockName): string => `${workspaceId} ${name}`;
