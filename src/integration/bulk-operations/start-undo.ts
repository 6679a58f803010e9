import type { Actor } from '../../history/history.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { deliveryFact } from '../outbound/delivery-fact.ts';
import { beginOperation } from './begin-operation.ts';
import { lockOperationFor } from './lock-operation.ts';
import { planUndos } from './plan-undos.ts';
import type { BulkOperation } from './operation.ts';
import { undoMoves } from './undo-rules.ts';
import { countUndoable } from './undo-store.ts';
import { findDelivery, lockDelivery } from '../outbound/find-delivery.ts';

/**
 * Undoes one delivery.
 * @returns the delivery that does it
 * @throws Refusal not_found for an unknown delivery, nothing_to_undo.
 */
export function undoDelivery(
  context: CrmContext,
  command: { workspaceId: string; deliveryId: string; actor: Actor },
): Promise<Delivery> {
  const { workspaceId, deliveryId, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const delivery = await lockDelivery(trx, workspaceId, deliveryId);
    if (!delivery) throw notFound('delivery');
    undoMoves.ensure('undo', { ...delivery, undo_state: null });
    const [undoingId] = await planUndos(context, trx, workspaceId, [delivery], null);
    if (!undoingId) throw refuse('nothing_to_undo', 'This delivery was undone already.');
    await context.history.record(trx, {
      ...deliveryFact(delivery),
      type: 'delivery.undo_asked',
      actor,
      evidence: { delivery_id: undoingId, undone: deliveryId },
    });
    return (await findDelivery(trx, workspaceId, undoingId))!;
  });
}

/**
 * Undoes what a back-fill wrote, the latest first.
 * @throws Refusal not_found for an unknown operation, nothing_to_undo, operation_not_over or operation_under_way.
 */
export function startUndo(
  context: CrmContext,
  command: { workspaceId: string; operationId: string; actor: Actor },
): Promise<BulkOperation> {
  const { workspaceId, operationId, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const operation = await lockOperationFor(trx, 'undo', { workspaceId, operationId });
    const { total } = await countUndoable(trx, { workspaceId, operationId });
    if (total === 0) throw refuse('nothing_to_undo', 'This operation changed nothing, or it was undone already.');
    return beginOperation(context, trx, {
      workspace_id: workspaceId,
      operation_id: newId(),
      campaign_id: operation.campaign_id,
      connection_id: operation.connection_id,
      provider: operation.provider,
      kind: 'undo',
      tab: null,
      undone_operation_id: operationId,
      total,
      actor,
    });
  });
}
