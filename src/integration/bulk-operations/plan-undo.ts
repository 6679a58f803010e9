import type { Transaction } from '../../database/database.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deliverJob, type Delivery } from '../outbound/delivery.ts';
import { insertDelivery } from '../outbound/delivery-store.ts';
import { effectsOf } from './undo-rules.ts';
import { undoCause } from './undo-store.ts';

/**
 * Plans that what a delivery did is put back, in the caller's transaction. A run sends its own; else the job is sent.
 * @returns the id of the undoing; null when there is nothing to put back, or it was planned before
 */
export async function planUndo(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  runId: string | null,
): Promise<string | null> {
  const effects = effectsOf(delivery);
  if (!effects) return null;
  const now = context.clock.now();
  const { workspace_id: workspaceId } = delivery;
  const deliveryId = newId();
  const isNew = await insertDelivery(trx, {
    workspace_id: workspaceId,
    delivery_id: deliveryId,
    connection_id: delivery.connection_id,
    campaign_id: delivery.campaign_id,
    provider: delivery.provider,
    subject: delivery.subject,
    subject_id: delivery.subject_id,
    cause: undoCause(delivery.delivery_id),
    kind: 'undo',
    run_id: runId,
    action: null,
    duplicates: null,
    settings_version: delivery.settings_version,
    planned: JSON.stringify(effects.created ? {} : effects.replaced),
    state: 'Planned',
    failure: null,
    outcome: null,
    contact_id: delivery.contact_id,
    replaced: null,
    created_at: now,
    updated_at: now,
    next_attempt_at: null,
  });
  if (!isNew) return null;
  if (!runId) await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
  return deliveryId;
}
