import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { addDeliveries } from '../outbound/add-deliveries.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { makeDeliveryRow } from '../outbound/make-delivery-row.ts';
import { effectsOf } from './undo-rules.ts';
import { undoCause } from './undo-store.ts';

/**
 * Plans the undos of deliveries, in the caller's transaction. A run sends its own; else the jobs are sent.
 * @returns the ids of the undos; there is none where there is nothing to undo, or it was planned before
 */
export async function planUndos(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  deliveries: readonly Delivery[],
  runId: string | null,
): Promise<string[]> {
  const rows = deliveries.flatMap((delivery) => {
    const effects = effectsOf(delivery);
    if (!effects) return [];
    const purpose = {
      workspaceId,
      campaignId: delivery.campaign_id,
      provider: delivery.provider,
      person: { subject: delivery.subject, subjectId: delivery.subject_id },
      cause: undoCause(delivery.delivery_id),
      runId,
    };
    return [
      makeDeliveryRow(purpose, context.clock.now(), {
        kind: 'undo',
        connection_id: delivery.connection_id,
        contact_id: delivery.contact_id,
        settings_version: delivery.settings_version,
        planned: JSON.stringify(effects.created ? {} : effects.replaced),
      }),
    ];
  });
  return (await addDeliveries(context, trx, workspaceId, rows)).map((row) => row.delivery_id);
}
