import type { Transaction } from '../../../database/database.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { DataEventName } from '../kinds/event/data-events.ts';
import { deliverJob } from '../delivery.ts';
import { hasUnsentPush, insertDelivery } from '../delivery-store.ts';
import { waitsForPush } from '../kinds/event/event-metadata.ts';
import { makeDeliveryRow } from '../make-delivery-row.ts';
import type { DeliveryPlan, Planning } from './plan-push.ts';

export type PlannedEvent = { name: DataEventName; metadata: Record<string, string | number> };

/** The push that it waits for may end unseen while this is planned, so it checks once on its own. */
const firstLookMs = 60_000;

/**
 * Plans that a data event is tracked on the person's contact, once for its cause, in the caller's transaction: after the
 * person's attributes are written, so that whatever the event triggers in the CRM reads them.
 */
export async function planEvent(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, campaignId, person, cause, runId, event, ...plan }: DeliveryPlan & { event: PlannedEvent },
): Promise<Planning> {
  const provider = plan.provider ?? (await findCampaignProvider(context, trx, { workspaceId, campaignId })).name;
  const now = context.clock.now();
  const waits = await hasUnsentPush(trx, workspaceId, provider, person);
  const delivery = makeDeliveryRow({ workspaceId, campaignId, provider, person, cause, runId }, now, {
    kind: 'event',
    planned: JSON.stringify({ name: event.name, at: now.toISOString(), metadata: event.metadata }),
    ...(waits && {
      state: 'Waiting',
      outcome: waitsForPush,
      next_attempt_at: new Date(now.getTime() + firstLookMs),
    }),
  });
  const { delivery_id: deliveryId } = delivery;
  if (!(await insertDelivery(trx, delivery))) return { planned: false, why: 'planned_before' };
  if (!waits) await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
  return { planned: true, deliveryId };
}
