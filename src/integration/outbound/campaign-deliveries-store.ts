import type { Database } from '../../database/database.ts';
import { openStates } from './delivery.ts';

/** How many deliveries of a campaign are not sent yet. */
export async function countOpenDeliveries(db: Database, workspaceId: string, campaignId: string): Promise<number> {
  const { open } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** When a delivery over this connection was last sent; null before the first. */
export async function selectLastSentAt(db: Database, workspaceId: string, connectionId: string): Promise<Date | null> {
  const last = await db
    .selectFrom('deliveries')
    .select('updated_at')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'Sent')
    .orderBy('delivery_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.updated_at ?? null;
}
