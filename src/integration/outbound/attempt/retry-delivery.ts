import type { Actor } from '../../../history/history.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { hasOpenReturn } from '../kinds/return-fields/return-store.ts';
import { deliverJob, deliveryMoves, type Delivery } from '../delivery.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { updateDelivery } from '../delivery-store.ts';
import { lockDelivery } from '../find-delivery.ts';

/**
 * A person asks for another try; it uses the settings as they are then, and as many tries as a new delivery has.
 * @throws Refusal not_found for an unknown delivery, illegal_move for one that is done or running.
 */
export function retryDelivery(
  context: CrmContext,
  command: { workspaceId: string; deliveryId: string; actor: Actor },
): Promise<Delivery> {
  return context.db.transaction().execute(async (trx) => {
    const { workspaceId, deliveryId, actor } = command;
    const delivery = await lockDelivery(trx, workspaceId, deliveryId);
    if (!delivery) throw notFound('delivery');
    const isReturn = delivery.kind === 'return_fields';
    deliveryMoves.ensure('retry', {
      ...delivery,
      has_open_return: isReturn && (await hasOpenReturn(trx, delivery)),
    });
    const renewed = await updateDelivery(trx, delivery, {
      state: deliveryMoves.table.retry.to,
      failure: null,
      outcome: null,
      tries: 0,
      next_attempt_at: null,
      updated_at: context.clock.now(),
    });
    await context.history.record(trx, {
      ...deliveryFact(delivery),
      type: 'delivery.retried',
      actor,
      evidence: {
        delivery_id: deliveryId,
        state: delivery.state,
        message: delivery.outcome,
        attempts: delivery.attempts,
      },
    });
    await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
    return renewed;
  });
}
