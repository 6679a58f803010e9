import { notFound, Problem } from '../../platform/http/problem.ts';
import type { CrmParts } from '../crm-parts.ts';
import { deliverJob, type Delivery } from './delivery.ts';
import { selectDeliveryForUpdate, updateDelivery } from './delivery-store.ts';

/**
 * A person asks for another try; it uses the settings as they are then.
 * @throws Problem 404 for an unknown delivery, 409 illegal_move for one that is done or running.
 */
export function retryDelivery(
  parts: CrmParts,
  command: { workspaceId: string; deliveryId: string },
): Promise<Delivery> {
  return parts.db.transaction().execute(async (trx) => {
    const delivery = await selectDeliveryForUpdate(trx, command.workspaceId, command.deliveryId);
    if (!delivery) throw notFound('delivery');
    if (delivery.state !== 'Failed' && delivery.state !== 'Waiting') {
      throw new Problem(
        409,
        'illegal_move',
        `This delivery is ${delivery.state}: only one that is Failed or Waiting can be tried again.`,
      );
    }
    const renewed = await updateDelivery(trx, delivery, {
      state: 'Planned',
      failure: null,
      next_attempt_at: null,
      updated_at: parts.clock.now(),
    });
    await parts.jobs.send(trx, deliverJob, command, { groupId: command.workspaceId });
    return renewed;
  });
}
