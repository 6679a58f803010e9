import type { Actor } from '../../history/history.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { deliveryFact } from '../outbound/delivery-fact.ts';
import { beginRun } from './begin-run.ts';
import { lockRunFor } from './lock-run.ts';
import { planUndos } from './plan-undos.ts';
import type { Run } from './run.ts';
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
 * @throws Refusal not_found for an unknown run, nothing_to_undo, run_not_over or run_under_way.
 */
export function startUndo(
  context: CrmContext,
  command: { workspaceId: string; runId: string; actor: Actor },
): Promise<Run> {
  const { workspaceId, runId, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const run = await lockRunFor(trx, 'undo', { workspaceId, runId });
    const { total } = await countUndoable(trx, { workspaceId, runId });
    if (total === 0) throw refuse('nothing_to_undo', 'This run changed nothing, or it was undone already.');
    return beginRun(context, trx, {
      workspace_id: workspaceId,
      run_id: newId(),
      campaign_id: run.campaign_id,
      connection_id: run.connection_id,
      provider: run.provider,
      kind: 'undo',
      tab: null,
      undone_run_id: runId,
      total,
      actor,
    });
  });
}
