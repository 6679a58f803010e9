import { getCampaignById } from '../../campaigns/find-campaign.ts';
import type { Actor } from '../../history/history.ts';
import { refuse } from '../../platform/refusal.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { findObstacle } from './count-unsent.ts';
import { beginOperation } from './begin-operation.ts';
import type { BulkOperation } from './operation.ts';
import { countUnsent } from './unsent-store.ts';

/**
 * Begins to send those of a tab who were never sent, the longest joined first.
 * @throws Refusal not_found for an unknown campaign, cannot_back_fill or operation_under_way.
 */
export async function startBackFill(
  context: CrmContext,
  command: { workspaceId: string; campaignId: string; tab: Tab; actor: Actor },
): Promise<BulkOperation> {
  const { workspaceId, campaignId, tab, actor } = command;
  await getCampaignById(context.db, workspaceId, campaignId);
  const { connection, obstacle } = await findObstacle(context, context.db, command);
  if (!connection || obstacle) throw refuse('cannot_back_fill', obstacle ?? '');
  const { provider } = connection;
  const key = { workspaceId, campaignId, provider, tab, connectionId: connection.connection_id };
  const total = (await countUnsent(context.db, key)).reduce((sum, { count }) => sum + count, 0);
  if (total === 0) throw refuse('cannot_back_fill', 'Everyone has been sent. There is nothing to back-fill.');
  return context.db.transaction().execute((trx) =>
    beginOperation(context, trx, {
      workspace_id: workspaceId,
      operation_id: newId(),
      campaign_id: campaignId,
      connection_id: connection.connection_id,
      provider,
      kind: 'back_fill',
      tab,
      undone_operation_id: null,
      total,
      actor,
    }),
  );
}
