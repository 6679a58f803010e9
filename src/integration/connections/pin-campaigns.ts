import { listCampaigns } from '../../campaigns/find-campaign.ts';
import type { Actor } from '../../history/history.ts';
import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from './crm-context.ts';
import {
  insertCampaignKind,
  selectPinnedElsewhere,
  upsertCampaignKind,
  type KindChoice,
} from './campaign-environment-store.ts';
import { chooseConnection } from './choose-connection.ts';
import type { Connection } from './connection.ts';

/**
 * Before a connection of another kind comes into use: campaigns that were never bound stay where they are, so that
 * people of a practice never reach the real CRM unasked. Takes part in the transaction that connects.
 * @param connections of the workspace, newest first
 */
export async function pinUnassignedCampaigns(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
  connections: readonly Connection[],
): Promise<void> {
  const current = chooseConnection(connections, null);
  if (!current) return;
  const { provider, practice } = current;
  const pinned = await selectPinnedElsewhere(trx, workspaceId, provider);
  for (const { campaign_id: campaignId } of await listCampaigns(trx, workspaceId)) {
    if (pinned.has(campaignId)) continue;
    const at = context.clock.now();
    await insertCampaignKind(trx, { workspaceId, provider, practice, actor, campaignId, at });
  }
}

/** From now on a campaign works with that CRM and kind of connection, whatever it was bound to. */
export function pinCampaign(context: CrmContext, trx: Transaction, choice: Omit<KindChoice, 'at'>): Promise<void> {
  return upsertCampaignKind(trx, { ...choice, at: context.clock.now() });
}
