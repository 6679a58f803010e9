import { sql } from 'kysely';
import type { Database, Transaction } from '../../../../database/database.ts';
import { announce } from '../../../../live/announce.ts';
import { newId } from '../../../../platform/id/id.ts';
import { noteWritten } from '../../../contacts/note-written.ts';
import { openStates, type Delivery } from '../../delivery.ts';
import type { LeftOut } from '../../left-out.ts';
import { makeDeliveryRow } from '../../make-delivery-row.ts';
import type { CallRecord, FieldValues } from '../../../provider/crm-provider.ts';

export type NewReturn = {
  referrerId: string;
  contactId: string;
  planned: FieldValues;
  replaced: FieldValues | null;
};

/**
 * Writes that begin at once, each with its first attempt. A referrer who has one open already gets no second: only the
 * inserted ones come back.
 */
export async function insertReturns(
  trx: Transaction,
  key: { workspaceId: string; campaignId: string; connectionId: string; provider: string; settingsVersion: number },
  writes: readonly NewReturn[],
  at: Date,
): Promise<Delivery[]> {
  if (writes.length === 0) return [];
  const rows = writes.map(({ referrerId, contactId, planned, replaced }) => {
    const deliveryId = newId();
    const { workspaceId, campaignId, provider } = key;
    const person = { subject: 'referrer' as const, subjectId: referrerId };
    return makeDeliveryRow(
      { workspaceId, campaignId, provider, person, cause: `return:${deliveryId}`, deliveryId },
      at,
      {
        kind: 'return_fields',
        connection_id: key.connectionId,
        contact_id: contactId,
        settings_version: key.settingsVersion,
        planned: JSON.stringify(planned),
        replaced: replaced && JSON.stringify(replaced),
        // its first attempt begins at once
        state: 'Sending',
        attempts: 1,
        tries: 1,
      },
    );
  });
  const inserted = await trx
    .insertInto('deliveries')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
  if (inserted.length === 0) return [];
  const attempts = inserted.map(({ workspace_id, delivery_id }) => ({
    workspace_id,
    delivery_id,
    attempt: 1,
    started_at: at,
    finished_at: null,
    outcome: null,
  }));
  await trx.insertInto('delivery_attempts').values(attempts).execute();
  return inserted;
}

/** What became of a write. */
export type SettledReturn = {
  deliveryId: string;
  state: 'Sent' | 'Skipped';
  message: string;
  contactId: string;
  /** what was really written, and the values that it replaced */
  written: FieldValues;
  replaced: FieldValues;
  leftOut: readonly LeftOut[];
  calls: readonly CallRecord[];
};

/** Commits many results at once, and tells open screens once. One that was taken over by another worker meanwhile is left to it. */
export async function updateSettledReturns(
  trx: Transaction,
  key: { workspaceId: string; connectionId: string },
  settled: readonly SettledReturn[],
  at: Date,
): Promise<void> {
  const rows = JSON.stringify(
    settled.map(({ deliveryId, contactId, calls, leftOut, ...rest }) => ({
      ...rest,
      delivery_id: deliveryId,
      contact_id: contactId,
      calls,
      left_out: leftOut.length > 0 ? leftOut : undefined,
      outcome: rest.state.toLowerCase(),
    })),
  );
  const settledRows = sql`jsonb_to_recordset(${rows}::jsonb) as settled(
    delivery_id uuid, state text, message text, contact_id text, written jsonb, replaced jsonb, left_out jsonb, calls jsonb, outcome text)`;
  await sql`
    update goodword.deliveries set state = settled.state, outcome = settled.message, failure = null, next_attempt_at = null,
      contact_id = settled.contact_id, written = settled.written, replaced = settled.replaced,
      left_out = settled.left_out, updated_at = ${at}
    from ${settledRows}
    where deliveries.workspace_id = ${key.workspaceId} and deliveries.delivery_id = settled.delivery_id
      and deliveries.state = 'Sending' and deliveries.attempts = 1`.execute(trx);
  await sql`
    update goodword.delivery_attempts set outcome = settled.outcome, calls = settled.calls, finished_at = ${at}
    from ${settledRows}
    where delivery_attempts.workspace_id = ${key.workspaceId} and delivery_attempts.attempt = 1
      and delivery_attempts.delivery_id = settled.delivery_id`.execute(trx);
  await noteWritten(trx, key, settled, at);
  await announce(trx, key.workspaceId, 'deliveries');
}

/** Keeps the sweep from taking writes for left behind. */
export async function updateSendingReturns(
  db: Database,
  workspaceId: string,
  deliveryIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    update goodword.deliveries set updated_at = ${at}
    where workspace_id = ${workspaceId} and delivery_id = any(${deliveryIds}::uuid[]) and state = 'Sending'`.execute(
    db,
  );
}

/**
 * Makes writes undone whose call was not begun: they were never there, and what they stood for is marked as before. One
 * that was taken over by another worker meanwhile is left to it.
 */
export async function deleteUnsentReturns(
  db: Database,
  workspaceId: string,
  deliveryIds: readonly string[],
): Promise<void> {
  if (deliveryIds.length === 0) return;
  await sql`
    with released as (
      delete from goodword.deliveries
      where workspace_id = ${workspaceId} and delivery_id = any(${deliveryIds}::uuid[])
        and state = 'Sending' and attempts = 1
      returning workspace_id, delivery_id, campaign_id, subject_id, created_at
    ), attempts as (
      delete from goodword.delivery_attempts using released
      where delivery_attempts.workspace_id = released.workspace_id
        and delivery_attempts.delivery_id = released.delivery_id
    )
    insert into goodword.stale_referrers (workspace_id, mark_id, campaign_id, referrer_id, marked_at)
    select workspace_id, gen_random_uuid(), campaign_id, subject_id, created_at from released`.execute(db);
}

/** Whether another writing is open for the referrer of a delivery: there is never more than one. */
export async function hasOpenReturn(db: Database, delivery: Delivery): Promise<boolean> {
  const found = await db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('workspace_id', '=', delivery.workspace_id)
    .where('provider', '=', delivery.provider)
    .where('subject_id', '=', delivery.subject_id)
    .where('kind', '=', 'return_fields')
    .where('state', 'in', openStates)
    .where('delivery_id', '!=', delivery.delivery_id)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
