import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { PageRequest } from '../../database/page.ts';
import type { Schema } from '../../database/tables.d.ts';
import { announcement } from '../../live/announce.ts';
import { openStates } from '../outbound/delivery.ts';
import type { BulkOperation, OperationKey } from './operation.ts';

/** False when such an operation is under way already. */
export async function insertOperation(
  trx: Transaction,
  operation: Insertable<Schema['bulk_operations']>,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('bulk_operations')
    .values(operation)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const ofKey = (db: Database, { workspaceId, operationId }: OperationKey) =>
  db
    .selectFrom('bulk_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('operation_id', '=', operationId);

export function selectOperation(db: Database, key: OperationKey): Promise<BulkOperation | undefined> {
  return ofKey(db, key).executeTakeFirst();
}

/** Locked until the transaction ends, so that no step begins of an operation that was just paused. */
export function selectOperationForUpdate(trx: Transaction, key: OperationKey): Promise<BulkOperation | undefined> {
  return ofKey(trx, key).forUpdate().executeTakeFirst();
}

/** Every step is announced, and the deliveries that it planned. */
export function updateOperation(
  trx: Database,
  operation: BulkOperation,
  change: Updateable<Schema['bulk_operations']>,
): Promise<BulkOperation> {
  return trx
    .updateTable('bulk_operations')
    .set(change)
    .where('workspace_id', '=', operation.workspace_id)
    .where('operation_id', '=', operation.operation_id)
    .returningAll()
    .returning(
      announcement(operation.workspace_id, [`operations:${operation.operation_id}`, 'deliveries']).as('announced'),
    )
    .executeTakeFirstOrThrow();
}

/** One row more than the page, newest first. */
export function selectOperations(
  db: Database,
  workspaceId: string,
  filter: PageRequest & { campaignId?: string | undefined },
): Promise<BulkOperation[]> {
  return db
    .selectFrom('bulk_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.campaignId !== undefined, (query) => query.where('campaign_id', '=', filter.campaignId!))
    .$if(filter.cursor !== undefined, (query) => query.where('operation_id', '<', filter.cursor!))
    .orderBy('operation_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Operations under way; of all workspaces unless one is given. */
export function selectRunningOperations(
  db: Database,
  workspaceId?: string,
): Promise<Pick<BulkOperation, 'workspace_id' | 'operation_id'>[]> {
  return db
    .selectFrom('bulk_operations')
    .select(['workspace_id', 'operation_id'])
    .where('state', '=', 'Running')
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId!))
    .limit(500)
    .execute();
}

/** The deliveries of an operation that are open: those that can be sent now, and how many there are in all. */
export async function selectOpenOfOperation(
  db: Database,
  { workspaceId, operationId }: OperationKey,
  limit: number,
): Promise<{ ready: string[]; open: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['delivery_id', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('operation_id', '=', operationId)
    .where('state', 'in', openStates)
    .orderBy('delivery_id')
    .limit(limit)
    .execute();
  return {
    ready: rows.flatMap((row) => (row.state === 'Planned' || row.state === 'Sending' ? [row.delivery_id] : [])),
    open: rows.length,
  };
}

export type OperationCounts = {
  sent: number;
  skipped: number;
  failed: number;
  /** planned, under way, or to be tried again */
  open: number;
  /** ended since the given time */
  recent: number;
};

/** What came of the deliveries of an operation. */
export async function countOperation(
  db: Database,
  { workspaceId, operationId }: OperationKey,
  since: Date,
): Promise<OperationCounts> {
  const { rows } = await sql<OperationCounts>`
    select
      count(*) filter (where state = 'Sent') as sent,
      count(*) filter (where state = 'Skipped') as skipped,
      count(*) filter (where state = 'Failed') as failed,
      count(*) filter (where state in ('Planned', 'Sending', 'Waiting')) as open,
      count(*) filter (where state in ('Sent', 'Skipped', 'Failed') and updated_at > ${since}) as recent
    from goodword.deliveries
    where workspace_id = ${workspaceId} and operation_id = ${operationId}`.execute(db);
  return rows[0]!;
}
