import { createCampaign } from '../campaigns/create-campaign.ts';
import { listCampaigns } from '../campaigns/find-campaign.ts';
import { moveCampaign } from '../campaigns/move-campaign.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { refuse } from '../platform/refusal.ts';
import { joinAsReferrer } from '../referrers/join-as-referrer.ts';
import { saveRewardRule } from '../rewards/save-reward-rule.ts';

/** What the sample holds: enough to walk the whole loop at once, with a made-up referrer. */
const sample = {
  name: 'Sample campaign',
  friendOffer: 'Sign up with this invitation and get your first month free.',
  referrerOffer: 'Invite friends. For each one who signs up you get a $25 reward.',
  referrer: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sample' },
  reward: { kind: 'fixed_amount', amountMinor: 2500, currency: 'USD' },
} as const;

/**
 * Fills a blank installation with a launched campaign, its reward rule and one referrer.
 * @throws Refusal campaign_exists when the workspace has a campaign: nothing of a real team is mixed with samples.
 */
export function startSampleCampaign(
  context: AppContext,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
): Promise<Campaign> {
  return context.db.transaction().execute(async (trx) => {
    // two clicks at once: the second waits here and finds the first one's campaign
    await trx.selectFrom('workspaces').select('name').where('workspace_id', '=', workspaceId).forUpdate().execute();
    if ((await listCampaigns(trx, workspaceId)).length > 0) {
      throw refuse('campaign_exists', 'You already have a campaign; the sample is only for an empty start.');
    }
    const { campaign_id: campaignId } = await createCampaign(context, { workspaceId, actor, ...sample }, trx);
    await saveRewardRule(
      context,
      { workspaceId, campaignId, recipient: 'referrer', active: true, reward: sample.reward, actor },
      trx,
    );
    const campaign = await moveCampaign(context, { workspaceId, campaignId, action: 'launch', actor }, trx);
    await joinAsReferrer(context, { workspaceId, campaignId, ...sample.referrer, source: 'Sample', actor }, trx);
    return campaign;
  });
}
