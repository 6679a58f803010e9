import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { notFound } from '../platform/refusal.ts';
import type { Campaign } from './campaign.ts';
import { selectCampaignForUpdate, updateCampaign } from './campaign-store.ts';

/** Fields left out stay as they are. */
type CampaignChange = Partial<
  Pick<Campaign, 'name' | 'friend_offer' | 'referrer_offer' | 'leads_per_day' | 'codes_without_names'>
>;

/**
 * Changes name, texts, limits and how new codes are made; the event keeps what was there before. Nothing is written when nothing
 * differs.
 */
export function changeCampaign(
  context: AppContext,
  command: { workspaceId: string; campaignId: string; change: CampaignChange; actor: Actor },
): Promise<Campaign> {
  return context.db.transaction().execute(async (trx) => {
    const before = await selectCampaignForUpdate(trx, command.workspaceId, command.campaignId);
    if (!before) throw notFound('campaign');
    const names = Object.keys(command.change) as (keyof CampaignChange)[];
    const changed = names.filter((name) => command.change[name] !== before[name]);
    if (changed.length === 0) return before;
    const after = await updateCampaign(trx, before, { ...command.change, updated_at: context.clock.now() });
    await context.history.record(trx, {
      type: 'campaign.changed',
      workspaceId: command.workspaceId,
      campaignId: command.campaignId,
      actor: command.actor,
      evidence: Object.fromEntries(changed.map((name) => [name, { old: before[name], new: after[name] }])),
    });
    return after;
  });
}
