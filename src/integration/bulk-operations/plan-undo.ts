import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { addDelivery } from '../outbound/add-delivery.ts';
import type { Delivery } from '../outbound/delivery.ts';
import { effectsOf } from './undo-rules.ts';
import { undoCause } from './undo-store.ts';

/**
 * Plans the undo of a delivery, in the caller's transaction. A run sends its own; else the job is sent.
 * @returns the id of the undo; null when there is nothing to undo, or it was planned before
 */
export async function planUndo(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  runId: string | null,
): Promise<string | null> {
  const effects = effectsOf(delivery);
  if (!effects) return null;
  return addDelivery(
    context,
    trx,
    {
      workspaceId: delivery.workspace_id,
      campaignId: delivery.campaign_id,
      provider: delivery.provider,
      person: { subject: delivery.subject, subjectId: delivery.subject_id },
      cause: undoCause(delivery.delivery_id),
      runId,
    },
    {
      kind: 'undo',
      connection_id: delivery.connection_id,
      contact_id: delivery.contact_id,
      settings_version: delivery.settings_version,
      planned: JSON.stringify(effects.created ? {} : effects.replaced),
    },
  );
}
