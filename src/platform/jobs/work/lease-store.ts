import { sql } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';

export type LeaseKey = { workspaceId: string; kind: string; workId: string };

/** What a job knew about its work when it was sent; see `takeLease`. */
export type Expectation = { heldBy: string } | { dueAt: Date } | null;

/**
 * Takes a lease that is free or has expired. A job that resumes dead work expects the dead worker to hold it; the
 * next job of a slice expects to be the one that the lease names, so that of two only one continues.
 * @returns whether it is ours
 */
export async function takeLease(
  db: Database,
  key: LeaseKey,
  lease: { holder: string; now: Date; expiresAt: Date; expects: Expectation },
): Promise<boolean> {
  const { holder, now, expiresAt, expects } = lease;
  const held = { holder, expires_at: expiresAt, due_at: null };
  if (expects && 'heldBy' in expects) {
    const { numUpdatedRows } = await leaseOf(db, key)
      .set(held)
      .where('holder', '=', expects.heldBy)
      .where('expires_at', '<=', now)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
  const { workspaceId, kind, workId } = key;
  const taken = await db
    .insertInto('work_leases')
    .values({ workspace_id: workspaceId, kind, work_id: workId, ...held })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'kind', 'work_id'])
        .doUpdateSet(held)
        .where(({ or, and, eb }) =>
          or([
            eb('work_leases.expires_at', '<=', now),
            and([
              eb('work_leases.holder', 'is', null),
              ...(expects ? [eb('work_leases.due_at', '=', expects.dueAt)] : []),
            ]),
          ]),
        ),
    )
    .returning('holder')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Records a request for the work on a lease that another worker holds. Undefined when the lease is free by now. */
export async function noteWanted(
  db: Database,
  key: LeaseKey,
  now: Date,
): Promise<{ holder: string; expiresAt: Date } | undefined> {
  const held = await leaseOf(db, key)
    .set({ due_at: sql<Date>`coalesce(due_at, ${now})` })
    .where('expires_at', '>', now)
    .returning(['holder', 'expires_at'])
    .executeTakeFirst();
  return held?.holder && held.expires_at ? { holder: held.holder, expiresAt: held.expires_at } : undefined;
}

/** @returns false when another worker took it over */
export async function renewLease(db: Database, key: LeaseKey, holder: string, expiresAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await leaseOf(db, key)
    .set({ expires_at: expiresAt })
    .where('holder', '=', holder)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whether the holder still has it; until the transaction ends no other worker can take it. */
export async function lockHeldLease(trx: Transaction, key: LeaseKey, holder: string): Promise<boolean> {
  const held = await trx
    .selectFrom('work_leases')
    .select('holder')
    .where('workspace_id', '=', key.workspaceId)
    .where('kind', '=', key.kind)
    .where('work_id', '=', key.workId)
    .where('holder', '=', holder)
    .forShare()
    .executeTakeFirst();
  return held !== undefined;
}

/**
 * Releases a lease.
 * @param dueAt when the next job is to run; null forgets the work, unless it was requested during the lease
 * @returns when the next job runs; null for never, or when another worker has the lease
 */
export async function releaseLease(
  trx: Transaction,
  key: LeaseKey,
  holder: string,
  dueAt: Date | null,
): Promise<Date | null> {
  const released = await leaseOf(trx, key)
    .set({ holder: null, expires_at: null, due_at: sql<Date | null>`least(due_at, ${dueAt}::timestamptz)` })
    .where('holder', '=', holder)
    .returning('due_at')
    .executeTakeFirst();
  if (released && released.due_at === null) await deleteLease(trx, key);
  return released?.due_at ?? null;
}

async function deleteLease(trx: Transaction, { workspaceId, kind, workId }: LeaseKey): Promise<void> {
  await trx
    .deleteFrom('work_leases')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('work_id', '=', workId)
    .execute();
}

/** The leases of a kind of work: their holder, or when the next job runs. */
export function selectLeases(db: Database, kind: string) {
  return db
    .selectFrom('work_leases')
    .select(['workspace_id', 'work_id', 'holder', 'expires_at', 'due_at'])
    .where('kind', '=', kind)
    .execute();
}

const leaseOf = (db: Database, { workspaceId, kind, workId }: LeaseKey) =>
  db
    .updateTable('work_leases')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('work_id', '=', workId);
