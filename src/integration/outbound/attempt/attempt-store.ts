import { sql } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { CallRecord } from '../../provider/crm-provider.ts';
import type { Delivery } from '../delivery.ts';

/**
 * How far an attempt came. `creating` is written before the one call that cannot be repeated, creating a contact;
 * an attempt that is left at `creating` (a killed worker) or ends `unknown` (a broken call) may have created one.
 */
export type AttemptOutcome =
  | 'creating'
  | 'unknown'
  | 'interrupted'
  | 'sent'
  | 'skipped'
  | 'retry_later'
  | 'reconnect'
  | 'fix_data';

type DeliveryKey = Pick<Delivery, 'workspace_id' | 'delivery_id'>;
type AttemptKey = DeliveryKey & { attempt: number };

export async function insertAttempt(trx: Transaction, key: AttemptKey, at: Date): Promise<void> {
  await trx
    .insertInto('delivery_attempts')
    .values({
      workspace_id: key.workspace_id,
      delivery_id: key.delivery_id,
      attempt: key.attempt,
      started_at: at,
      finished_at: null,
      outcome: null,
    })
    .execute();
}

/**
 * Committed before the call is made.
 * @throws when another worker ended this attempt, because this one had lost its lock
 */
export async function updateAttemptToCreating(db: Database, key: AttemptKey): Promise<void> {
  const { numUpdatedRows } = await attempt(db, key)
    .set({ outcome: 'creating' satisfies AttemptOutcome })
    .where('finished_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Error(`Attempt ${key.attempt} of ${key.delivery_id} was taken for interrupted.`);
}

/** @param end.mayHaveCreated a broken call counts as `unknown` if it was the one that creates */
export async function finishAttempt(
  trx: Transaction,
  key: AttemptKey,
  end: { outcome: AttemptOutcome; mayHaveCreated?: boolean; calls: CallRecord[]; at: Date },
): Promise<void> {
  const outcome = end.mayHaveCreated
    ? sql<string>`case outcome when 'creating' then 'unknown' else ${end.outcome} end`
    : end.outcome;
  await attempt(trx, key)
    .set({ outcome, calls: JSON.stringify(end.calls), finished_at: end.at })
    .execute();
}

const attempt = (db: Database, key: AttemptKey) =>
  db
    .updateTable('delivery_attempts')
    .where('workspace_id', '=', key.workspace_id)
    .where('delivery_id', '=', key.delivery_id)
    .where('attempt', '=', key.attempt);

/** Ends attempts whose worker is gone. */
export async function closeBrokenAttempts(trx: Transaction, key: DeliveryKey, at: Date): Promise<void> {
  const open = () =>
    trx
      .updateTable('delivery_attempts')
      .where('workspace_id', '=', key.workspace_id)
      .where('delivery_id', '=', key.delivery_id)
      .where('finished_at', 'is', null);
  await open()
    .where('outcome', '=', 'creating' satisfies AttemptOutcome)
    .set({ outcome: 'unknown' satisfies AttemptOutcome, finished_at: at })
    .execute();
  await open()
    .set({ outcome: 'interrupted' satisfies AttemptOutcome, finished_at: at })
    .execute();
}

/** When the last attempt began that may have created a contact without our knowing; null when there is none. */
export async function selectLastUnknownCreation(db: Database, key: DeliveryKey): Promise<Date | null> {
  const found = await db
    .selectFrom('delivery_attempts')
    .select('started_at')
    .where('workspace_id', '=', key.workspace_id)
    .where('delivery_id', '=', key.delivery_id)
    .where('outcome', '=', 'unknown' satisfies AttemptOutcome)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.started_at ?? null;
}

/** Workspaces with finished attempts from before that time whose calls are kept. */
export async function selectWorkspacesWithOldCalls(db: Database, before: Date): Promise<string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from goodword.workspaces
    where exists (
      select from goodword.delivery_attempts
      where delivery_attempts.workspace_id = workspaces.workspace_id
        and calls <> '[]'::jsonb and started_at < ${before} and finished_at is not null)`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/** Removes the calls of finished attempts from before that time, the oldest first. @returns of how many attempts */
export async function updateCallsToRemoved(
  db: Database,
  { workspaceId, before, limit }: { workspaceId: string; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update goodword.delivery_attempts set calls = null from (
      select delivery_id, attempt from goodword.delivery_attempts
      where workspace_id = ${workspaceId} and calls <> '[]'::jsonb
        and started_at < ${before} and finished_at is not null
      order by started_at
      limit ${limit} for update skip locked) old
    where delivery_attempts.workspace_id = ${workspaceId}
      and delivery_attempts.delivery_id = old.delivery_id and delivery_attempts.attempt = old.attempt`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
