import { sql, type ExpressionBuilder, type Updateable } from 'kysely';
import { chunksOf } from '../../database/chunks.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { SubjectKey } from '../settings/subject.ts';
import { connectedForDelivery } from './connected-for-delivery.ts';
import { openStates, type Delivery } from './delivery.ts';
import type { NewDelivery } from './make-delivery-row.ts';

/** Those that are new: the same delivery is planned once for its cause. @returns their ids */
export async function insertDeliveries(trx: Transaction, deliveries: readonly NewDelivery[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const chunk of chunksOf(deliveries)) {
    const rows = await trx
      .insertInto('deliveries')
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .returning('delivery_id')
      .execute();
    for (const row of rows) inserted.add(row.delivery_id);
  }
  return inserted;
}

export function updateDelivery(
  trx: Database,
  delivery: Pick<Delivery, 'workspace_id' | 'delivery_id'>,
  change: Updateable<Schema['deliveries']>,
): Promise<Delivery> {
  return trx
    .updateTable('deliveries')
    .set(change)
    .where('workspace_id', '=', delivery.workspace_id)
    .where('delivery_id', '=', delivery.delivery_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What was given up about a person, oldest first; undoing is not about their details. Locked. */
export function selectFailedOfPersonForUpdate(
  trx: Transaction,
  workspaceId: string,
  person: SubjectKey,
): Promise<Delivery[]> {
  return trx
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('state', '=', 'Failed')
    .where('kind', '!=', 'undo')
    .orderBy('delivery_id')
    .forUpdate()
    .execute();
}

/** Whether an earlier push of the same person over the same connection added its note, or began to. */
export async function hasNotedBefore(trx: Transaction, delivery: Delivery, connectionId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('workspace_id', '=', delivery.workspace_id)
    .where('provider', '=', delivery.provider)
    .where('subject', '=', delivery.subject)
    .where('subject_id', '=', delivery.subject_id)
    .where('delivery_id', '!=', delivery.delivery_id)
    .where(sql<boolean>`progress->>'note' is not null and progress->>'connectionId' = ${connectionId}`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Events of a person that waited for the push may go. @returns which */
export async function updateEventsToPlanned(
  trx: Transaction,
  workspaceId: string,
  provider: string,
  person: SubjectKey,
  at: Date,
): Promise<string[]> {
  const released = await trx
    .updateTable('deliveries')
    .set({ state: 'Planned', outcome: null, next_attempt_at: null, updated_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('kind', '=', 'event')
    .where('state', '=', 'Waiting')
    .where('failure', 'is', null)
    .returning('delivery_id')
    .execute();
  return released.map((row) => row.delivery_id);
}

/** The seconds at which events of that name are tracked on a contact, or are about to be. */
export async function selectEventSeconds(
  trx: Transaction,
  contact: { workspaceId: string; connectionId: string; contactId: string },
  name: string,
  exceptDeliveryId: string,
): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('deliveries')
    .select(sql<number>`extract(epoch from date_trunc('second', (planned->>'at')::timestamptz))::integer`.as('second'))
    .where('workspace_id', '=', contact.workspaceId)
    .where('connection_id', '=', contact.connectionId)
    .where('contact_id', '=', contact.contactId)
    .where('kind', '=', 'event')
    .where('delivery_id', '!=', exceptDeliveryId)
    .where(sql`planned->>'name'`, '=', name)
    .execute();
  return new Set(rows.map((row) => row.second));
}

/** Deliveries that wait for the connection may go again; what failed with the old one counts no more. */
export async function updateReconnected(trx: Transaction, workspaceId: string, at: Date): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ state: 'Planned', failure: null, outcome: null, tries: 0, next_attempt_at: null, updated_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'Waiting')
    .where('failure', '=', 'reconnect')
    .where((eb) => eb.exists(connectedForDelivery(eb)))
    .execute();
}

/** Workspaces with deliveries that `takeDueDeliveries` may take. */
export async function selectWorkspacesWithDue(db: Database, untouchedSince: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('workspace_id')
    .distinct()
    .where('state', 'in', openStates)
    .where('updated_at', '<=', untouchedSince)
    .execute();
  return rows.map((row) => row.workspace_id);
}

/**
 * Takes open deliveries of a workspace that nothing but a job keeps from being sent, the longest waiting first, and
 * marks them as touched. One that waits for a connection is among them when there is one: it may have begun to wait in
 * the moment of connecting. What a paused bulk operation planned stays with it. Two callers never take the same ones.
 * @returns their ids
 */
export async function takeDueDeliveries(
  trx: Transaction,
  workspaceId: string,
  filter: { now: Date; untouchedSince: Date; limit: number },
): Promise<string[]> {
  const taken = await trx
    .with('due', (cte) =>
      cte
        .selectFrom('deliveries')
        .select('delivery_id')
        .where('workspace_id', '=', workspaceId)
        .where('state', 'in', openStates)
        .where('updated_at', '<=', filter.untouchedSince)
        .where(({ or, exists, eb }) =>
          or([sql<boolean>`failure is distinct from 'reconnect'`, exists(connectedForDelivery(eb))]),
        )
        .where(({ or, eb }) => or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', filter.now)]))
        .where((eb) => eb.not(eb.exists(pausedOperationOf(eb))))
        .orderBy('updated_at')
        .limit(filter.limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('deliveries')
    .from('due')
    .set({ updated_at: filter.now })
    .where('deliveries.workspace_id', '=', workspaceId)
    .whereRef('deliveries.delivery_id', '=', 'due.delivery_id')
    .returning('deliveries.delivery_id')
    .execute();
  return taken.map((row) => row.delivery_id);
}

/** The bulk operation of a delivery that was planned, but not begun, before it was paused. */
function pausedOperationOf(eb: ExpressionBuilder<Schema, 'deliveries'>) {
  return eb
    .selectFrom('bulk_operations')
    .select('bulk_operations.operation_id')
    .whereRef('bulk_operations.workspace_id', '=', 'deliveries.workspace_id')
    .whereRef('bulk_operations.operation_id', '=', 'deliveries.operation_id')
    .where('bulk_operations.state', '=', 'Paused')
    .where('deliveries.state', '=', 'Planned');
}

/** Deliveries of a bulk operation that no worker has begun. @param outcome what the log says of them */
export async function updateUnsentOfOperationToSkipped(
  trx: Transaction,
  operation: { workspaceId: string; operationId: string },
  outcome: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ state: 'Skipped', failure: null, outcome, next_attempt_at: null, updated_at: at })
    .where('workspace_id', '=', operation.workspaceId)
    .where('operation_id', '=', operation.operationId)
    .where('state', 'in', ['Planned', 'Waiting'])
    .execute();
}
