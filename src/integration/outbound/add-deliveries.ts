import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deliverJob } from './delivery.ts';
import { insertDeliveries } from './delivery-store.ts';
import type { NewDelivery } from './make-delivery-row.ts';

/**
 * Stores new deliveries of a workspace and sends the jobs of those that are due, in the caller's transaction. A bulk
 * operation sends its own deliveries, so that new joins do not wait behind it.
 * @returns those that are new, in their order; the others were planned before for the same cause
 */
export async function addDeliveries<Row extends NewDelivery>(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const inserted = await insertDeliveries(trx, rows);
  const added = rows.filter((row) => inserted.has(row.delivery_id));
  const due = added.filter((row) => row.state === 'Planned' && !row.operation_id);
  const payloads = due.map((row) => ({ workspaceId, deliveryId: row.delivery_id }));
  await context.jobs.send(trx, deliverJob, payloads, { groupId: workspaceId });
  return added;
}
