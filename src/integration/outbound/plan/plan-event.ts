import type { Transaction } from '../../../database/database.ts';
import { newId } from '../../../platform/id/id.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { DataEventName } from '../kinds/event/data-events.ts';
import { deliverJob } from '../delivery.ts';
import { hasUnsentPush, insertDelivery } from '../delivery-store.ts';
import { waitsForPush } from '../kinds/event/event-metadata.ts';
import type { DeliveryPlan, Planning } from './plan-push.ts';

export type PlannedEvent = { name: DataEventName; metadata: Record<string, string | number> };

/** The push that it waits for may end at the moment it is planned, unseen: so it looks once by itself. */
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
  const deliveryId = newId();
  const waits = await hasUnsentPush(trx, workspaceId, provider, person);
  const isNew = await insertDelivery(trx, {
    workspace_id: workspaceId,
    delivery_id: deliveryId,
    connection_id: null,
    campaign_id: campaignId,
    provider,
    subject: person.subject,
    subject_id: person.subjectId,
    cause,
    kind: 'event',
    run_id: runId ?? null,
    action: null,
    duplicates: null,
    settings_version: 0,
    planned: JSON.stringify({ name: event.name, at: now.toISOString(), metadata: event.metadata }),
    state: waits ? 'Waiting' : 'Planned',
    failure: null,
    outcome: waits ? waitsForPush : null,
    contact_id: null,
    replaced: null,
    created_at: now,
    updated_at: now,
    next_attempt_at: waits ? new Date(now.getTime() + firstLookMs) : null,
  });
  if (!isNew) return { planned: false, why: 'planned_before' };
  if (!waits) await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
  return { planned: true, deliveryId };
}
