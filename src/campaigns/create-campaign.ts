import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { newId, randomSpeakable } from '../platform/id/id.ts';
import { usualLeadsPerDay, type Campaign } from './campaign.ts';
import { insertCampaign } from './campaign-store.ts';

/** Creates a campaign in Draft. The address of its pages is random, so that visitors cannot guess a campaign in preparation. */
export function createCampaign(
  context: AppContext,
  command: { workspaceId: string; name: string; friendOffer?: string; referrerOffer?: string; actor: Actor },
  trx?: Transaction,
): Promise<Campaign> {
  const inTransaction = async (trx: Transaction): Promise<Campaign> => {
    const now = context.clock.now();
    const campaign: Campaign = {
      workspace_id: command.workspaceId,
      campaign_id: newId(),
      name: command.name,
      slug: randomSpeakable(10).toLowerCase(),
      state: 'Draft',
      friend_offer: command.friendOffer ?? '',
      referrer_offer: command.referrerOffer ?? '',
      leads_per_day: usualLeadsPerDay,
      codes_without_names: false,
      created_at: now,
      updated_at: now,
    };
    await insertCampaign(trx, campaign);
    await context.history.record(trx, {
      type: 'campaign.created',
      workspaceId: command.workspaceId,
      campaignId: campaign.campaign_id,
      actor: command.actor,
      evidence: { name: command.name },
    });
    return campaign;
  };
  return trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction);
}
