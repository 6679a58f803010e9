import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deliverJob } from './delivery.ts';
import { insertDelivery } from './delivery-store.ts';
import { makeDeliveryRow, type DeliveryPurpose, type OwnColumns } from './make-delivery-row.ts';

/**
 * Stores a new delivery and sends its job, in the caller's transaction. A run sends its own deliveries, so that new joins
 * do not wait behind it.
 * @param own see makeDeliveryRow
 * @returns its id; null when it was planned before for the same cause
 */
export async function addDelivery(
  context: CrmContext,
  trx: Transaction,
  purpose: DeliveryPurpose,
  own: OwnColumns,
): Promise<string | null> {
  const row = makeDeliveryRow(purpose, context.clock.now(), own);
  const { workspace_id: workspaceId, delivery_id: deliveryId } = row;
  if (!(await insertDelivery(trx, row))) return null;
  if (!purpose.runId) await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
  return deliveryId;
}
