import type { Database } from '../../platform/database/database.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import type { Delivery } from './delivery.ts';
import { selectDeliveries, type DeliveryFilter } from './delivery-store.ts';

/** A page of deliveries, newest first. */
export async function listDeliveries(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
): Promise<Page<Delivery>> {
  const rows = await selectDeliveries(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.delivery_id);
}
