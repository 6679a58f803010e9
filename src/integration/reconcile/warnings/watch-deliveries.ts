import { listCampaigns } from '../../../campaigns/find-campaign.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { countGivenUp } from '../../outbound/find-delivery.ts';
import { clearWarning, raiseWarning } from './raise-warning.ts';

/** Notices deliveries that were given up: the owners are alerted once, until none is left. */
export async function watchDeliveries(context: CrmContext, connection: Connection): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const campaignIds = (await listCampaigns(context.db, workspaceId)).map(({ campaign_id: id }) => id);
  const failed = (await countGivenUp(context.db, workspaceId, campaignIds))
    .filter((one) => one.connectionId === connectionId)
    .reduce((sum, { count }) => sum + count, 0);
  await context.db
    .transaction()
    .execute((trx) =>
      failed > 0
        ? raiseWarning(context, trx, connection, 'deliveries_failing', { failed })
        : clearWarning(context, trx, connection, 'deliveries_failing'),
    );
}
