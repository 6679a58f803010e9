import { sql, type ExpressionBuilder, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import { containsPattern } from '../../../database/page.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { Drift } from '../drift/check.ts';
import { repairableKinds } from '../drift/drift-moves.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Repair, Selection } from './repair.ts';

/** It is announced, as is every step. */
export async function insertRepair(trx: Transaction, repair: Insertable<Schema['crm_repairs']>): Promise<Repair> {
  return trx
    .insertInto('crm_repairs')
    .values(repair)
    .returningAll()
    .returning(announcement(repair.workspace_id, ['reconciliation']).as('announced'))
    .executeTakeFirstOrThrow();
}

export function selectRepair(db: Database, workspaceId: string, repairId: string): Promise<Repair | undefined> {
  return db
    .selectFrom('crm_repairs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('repair_id', '=', repairId)
    .executeTakeFirst();
}

export function selectRunningRepairs(db: Database): Promise<Pick<Repair, 'workspace_id' | 'repair_id'>[]> {
  return db.selectFrom('crm_repairs').select(['workspace_id', 'repair_id']).where('state', '=', 'Running').execute();
}

export function selectLastRepair(db: Database, key: ConnectionKey): Promise<Repair | undefined> {
  return db
    .selectFrom('crm_repairs')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .orderBy('repair_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function updateRepair(
  db: Database,
  repair: Pick<Repair, 'workspace_id' | 'repair_id'>,
  change: Updateable<Schema['crm_repairs']>,
): Promise<void> {
  await db
    .updateTable('crm_repairs')
    .set(change)
    .where('workspace_id', '=', repair.workspace_id)
    .where('repair_id', '=', repair.repair_id)
    .returning(announcement(repair.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

/** A person's contact is written as a whole, so one of their values that was changed in the CRM concerns all of them. */
const isChangedThere = (eb: ExpressionBuilder<Schema, 'crm_drift'>) =>
  eb.exists(
    eb
      .selectFrom('crm_drift as other')
      .select('other.drift_id')
      .whereRef('other.workspace_id', '=', 'crm_drift.workspace_id')
      .whereRef('other.connection_id', '=', 'crm_drift.connection_id')
      .whereRef('other.subject', '=', 'crm_drift.subject')
      .whereRef('other.subject_id', '=', 'crm_drift.subject_id')
      .where('other.changed_there', '=', true),
  );

/** The rows of a selection that a repair can write: a missed qualification is a person's decision. */
const selected = (db: Database, { workspaceId, connectionId }: ConnectionKey, selection: Selection) =>
  db
    .selectFrom('crm_drift')
    .where('crm_drift.workspace_id', '=', workspaceId)
    .where('crm_drift.connection_id', '=', connectionId)
    .where('kind', 'in', repairableKinds)
    .$if(selection.ids !== undefined, (query) =>
      query.where('drift_id', '=', sql<string>`any(${selection.ids}::uuid[])`),
    )
    .$if(selection.campaign_id !== undefined, (query) => query.where('campaign_id', '=', selection.campaign_id!))
    .$if(selection.kind !== undefined, (query) => query.where('kind', '=', selection.kind!))
    .$if(selection.search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(selection.search!);
        return or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern), eb('attribute', 'ilike', pattern)]);
      }),
    );

/** How many rows a selection has, and how many of them concern people with a value that was changed in the CRM. */
export function countSelected(
  db: Database,
  key: ConnectionKey,
  selection: Selection,
): Promise<{ rows: number; changed: number }> {
  return selected(db, key, selection)
    .select((eb) => [
      sql<number>`count(*)`.as('rows'),
      sql<number>`count(*) filter (where ${isChangedThere(eb)})`.as('changed'),
    ])
    .executeTakeFirstOrThrow();
}

/** Values that were changed in the CRM and would be written over. */
export function selectOverwritten(db: Database, key: ConnectionKey, selection: Selection, limit: number) {
  const people = selected(db, key, selection).select(['subject', 'subject_id']).distinct();
  return db
    .selectFrom('crm_drift as d')
    .innerJoin(people.as('people'), (join) =>
      join.onRef('people.subject', '=', 'd.subject').onRef('people.subject_id', '=', 'd.subject_id'),
    )
    .selectAll('d')
    .where('d.workspace_id', '=', key.workspaceId)
    .where('d.connection_id', '=', key.connectionId)
    .where('d.changed_there', '=', true)
    .orderBy('d.drift_id', 'desc')
    .limit(limit)
    .execute() as Promise<Drift[]>;
}

/** The next rows of a repair, in the order of their ids. */
export function selectNextRows(
  trx: Transaction,
  key: ConnectionKey,
  repair: Repair,
  selection: Selection,
  limit: number,
): Promise<Drift[]> {
  return selected(trx, key, selection)
    .selectAll('crm_drift')
    .where('crm_drift.drift_id', '<=', repair.repair_id)
    .$if(repair.cursor !== null, (query) => query.where('crm_drift.drift_id', '>', repair.cursor!))
    .$if(!repair.overwrite, (query) => query.where((eb) => eb.not(isChangedThere(eb))))
    .orderBy('crm_drift.drift_id')
    .limit(limit)
    .execute();
}

export async function markTaken(trx: Transaction, repair: Repair, rows: readonly Drift[]): Promise<void> {
  await trx
    .updateTable('crm_drift')
    .set({ repair_id: repair.repair_id })
    .where('workspace_id', '=', repair.workspace_id)
    .where('drift_id', '=', sql<string>`any(${rows.map(({ drift_id: id }) => id)}::uuid[])`)
    .execute();
}

export async function deleteRows(trx: Transaction, workspaceId: string, rows: readonly Drift[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .deleteFrom('crm_drift')
    .where('workspace_id', '=', workspaceId)
    .where('drift_id', '=', sql<string>`any(${rows.map(({ drift_id: id }) => id)}::uuid[])`)
    .execute();
}

/** Rows of a repair that are not right yet. */
export async function countRemaining(db: Database, repair: Repair): Promise<number> {
  const { count } = await db
    .selectFrom('crm_drift')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', repair.workspace_id)
    .where('repair_id', '=', repair.repair_id)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether anything of a repair is still to be written: pushes that are open, or return fields of its referrers. */
export async function hasOpenWrites(db: Database, repair: Repair): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (
        select from goodword.deliveries
        where workspace_id = ${repair.workspace_id} and cause = ${causeOf(repair)}
          and cause like 'repair:%' and state in ('Planned', 'Sending', 'Waiting'))
      or exists (
        select from goodword.crm_drift d
        where d.workspace_id = ${repair.workspace_id} and d.repair_id = ${repair.repair_id} and d.kind = 'return_field'
          and (exists (
              select from goodword.stale_referrers m
              where m.workspace_id = d.workspace_id and m.referrer_id = d.subject_id)
            or exists (
              select from goodword.deliveries w
              where w.workspace_id = d.workspace_id and w.subject_id = d.subject_id and w.kind = 'return_fields'
                and w.state in ('Planned', 'Sending', 'Waiting')))) as open`.execute(db);
  return rows[0]?.open ?? false;
}

/** The cause of the deliveries of a repair. */
export const causeOf = (repair: Pick<Repair, 'repair_id'>): string => `repair:${repair.repair_id}`;
