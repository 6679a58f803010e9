import type { Transaction } from '../../../database/database.ts';
import type { SubjectKey } from '../../contacts/contact-store.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { deliverJob } from '../delivery.ts';
import { selectPushesOfPerson, updateDelivery } from '../delivery-store.ts';

/** There is news about a person: a delivery that was to be tried again later is tried now. */
export async function retryNow(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  person: SubjectKey,
): Promise<void> {
  for (const delivery of await selectPushesOfPerson(trx, workspaceId, context.provider.name, person)) {
    if (delivery.state !== 'Waiting' || delivery.failure !== 'retry_later') continue;
    await updateDelivery(trx, delivery, { next_attempt_at: null });
    const payload = { workspaceId, deliveryId: delivery.delivery_id };
    await context.jobs.send(trx, deliverJob, payload, { groupId: workspaceId });
  }
}
