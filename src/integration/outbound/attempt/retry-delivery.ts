import type { Transaction } from '../../../database/database.ts';
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
    deliveryMoves.ensure('retry', await factsOf(trx, delivery));
    return renew(context, trx, delivery, actor);
  });
}

/** The same in the caller's transaction, for a delivery that is locked; one that cannot be retried stays as it is. */
export async function retryIfAllowed(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  actor: Actor,
): Promise<void> {
  if (deliveryMoves.evaluate('retry', await factsOf(trx, delivery)).allowed) await renew(context, trx, delivery, actor);
}

const factsOf = async (trx: Transaction, delivery: Delivery) => ({
  ...delivery,
  has_open_return: delivery.kind === 'return_fields' && (await hasOpenReturn(trx, delivery)),
});

async function renew(context: CrmContext, trx: Transaction, delivery: Delivery, actor: Actor): Promise<Delivery> {
  const { workspace_id: workspaceId, delivery_id: deliveryId } = delivery;
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
}
