import type { Transaction } from '../../database/database.ts';
import type { Slice } from '../../platform/jobs/work/slice.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { planPushes } from '../outbound/plan/plan-pushes.ts';
import { findDeliveries } from '../outbound/find-delivery.ts';
import { subjectOf } from '../settings/subject.ts';
import { planUndos } from './plan-undos.ts';
import type { BulkOperation, OperationKey } from './operation.ts';
import { selectOpenOfOperation, selectOperationForUpdate, updateOperation } from './operation-store.ts';
import { selectUndoable } from './undo-store.ts';
import { selectUnsent } from './unsent-store.ts';

const batchSize = 40;

/**
 * Plans the next few deliveries of an operation and notes how far it came, in one transaction.
 * @returns `waits` when everyone was looked at and some still wait for a retry; `over` when the operation is
 */
export function planStep(context: CrmContext, key: OperationKey, slice: Slice): Promise<'planned' | 'waits' | 'over'> {
  return slice.commit(async (trx) => {
    const operation = await selectOperationForUpdate(trx, key);
    if (operation?.state !== 'Running') return 'over';
    const next = operation.kind === 'back_fill' ? await nextUnsent(trx, operation) : await nextUndoable(trx, operation);
    const now = context.clock.now();
    if (next.length === 0) {
      if ((await selectOpenOfOperation(trx, key, 1)).open > 0) return 'waits';
      await updateOperation(trx, operation, { state: 'Done', updated_at: now, ended_at: now });
      await recordDone(context, trx, operation);
      return 'over';
    }
    await planAll(context, trx, operation, next);
    await updateOperation(trx, operation, {
      cursor: next.at(-1)!,
      looked_at: operation.looked_at + next.length,
      updated_at: now,
    });
    return 'planned';
  });
}

function nextUnsent(trx: Transaction, operation: BulkOperation): Promise<string[]> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId, provider, tab } = operation;
  if (!tab) throw noTab(operation);
  return selectUnsent(trx, { workspaceId, campaignId, connectionId, provider, tab }, operation.cursor, batchSize);
}

const noTab = (operation: BulkOperation) => new Error(`The back-fill ${operation.operation_id} names no tab.`);

function nextUndoable(trx: Transaction, operation: BulkOperation): Promise<string[]> {
  if (!operation.undone_operation_id) throw new Error(`The undoing ${operation.operation_id} names no operation.`);
  return selectUndoable(
    trx,
    { workspaceId: operation.workspace_id, operationId: operation.undone_operation_id },
    operation.cursor,
    batchSize,
  );
}

/** Deliveries are sent in the order of their plans. */
async function planAll(
  context: CrmContext,
  trx: Transaction,
  operation: BulkOperation,
  ids: readonly string[],
): Promise<void> {
  const { workspace_id: workspaceId, campaign_id: campaignId, operation_id: operationId, provider, tab } = operation;
  if (operation.kind === 'back_fill') {
    if (!tab) throw noTab(operation);
    const subject = subjectOf(tab);
    const plans = ids.map((subjectId) => {
      const person = { subject, subjectId };
      return { campaignId, provider, person, cause: `run:${operationId}`, operationId };
    });
    await planPushes(context, trx, workspaceId, plans);
    return;
  }
  const found = await findDeliveries(trx, workspaceId, ids);
  const byId = new Map(found.map((delivery) => [delivery.delivery_id, delivery]));
  const deliveries = ids.flatMap((id) => byId.get(id) ?? []);
  await planUndos(context, trx, workspaceId, deliveries, operationId);
}

async function recordDone(context: CrmContext, trx: Transaction, operation: BulkOperation): Promise<void> {
  await context.history.record(trx, {
    type: 'run.done',
    workspaceId: operation.workspace_id,
    campaignId: operation.campaign_id,
    actor: operation.started_by,
    evidence: { operation_id: operation.operation_id, kind: operation.kind, looked_at: operation.looked_at },
  });
}
