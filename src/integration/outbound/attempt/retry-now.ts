import type { NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { deliverJob } from '../delivery.ts';
import { updateDelivery } from '../delivery-store.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import { findPushesOfPerson } from '../find-delivery.ts';

/**
 * The reaction to contact.linked: a delivery that waits to learn whether it created a contact is tried now, not when its
 * backoff ends.
 */
export async function retryNow(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId, campaignId } = event;
  const person = personOf(event);
  if (!campaignId) throw new Error(`${event.type} names its campaign.`);
  const { name: provider } = await findCampaignProvider(context, trx, { workspaceId, campaignId });
  for (const delivery of await findPushesOfPerson(trx, workspaceId, provider, person)) {
    if (delivery.state !== 'Waiting' || delivery.failure !== 'retry_later') continue;
    await updateDelivery(trx, delivery, { next_attempt_at: null });
    const payload = { workspaceId, deliveryId: delivery.delivery_id };
    await context.jobs.send(trx, deliverJob, payload, { groupId: workspaceId });
  }
}

function personOf({ type, leadId, referrerId }: NewEvent): SubjectKey {
  if (leadId) return { subject: 'lead', subjectId: leadId };
  if (referrerId) return { subject: 'referrer', subjectId: referrerId };
  throw new Error(`${type} names a lead or a referrer.`);
}
