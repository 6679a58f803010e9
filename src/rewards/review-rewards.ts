import type { AppContext } from '../history/app-context.ts';
import type { NewEvent } from '../history/history.ts';
import { systemActor } from '../history/system-actor.ts';
import type { Transaction } from '../database/database.ts';
import { rewardReviews, type Reward } from './reward.ts';
import { selectRewardsOfPersonForUpdate, updateCancelledFrom, updateRewardStates } from './reward-store.ts';

/**
 * Puts the Due rewards of a person, as recipient or as the lead that earned them, up for review: their e-mail address was
 * changed, and a teammate is to look at it before anything is paid. Cancelled ones need it if they are revived.
 * @returns how many there are
 */
export async function reviewRewards(
  context: AppContext,
  trx: Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<number> {
  const { from, to } = rewardReviews.table.review;
  const rewards = await selectRewardsOfPersonForUpdate(trx, workspaceId, personId, from);
  await updateCancelledFrom(trx, workspaceId, personId);
  if (rewards.length === 0) return 0;
  const rewardIds = rewards.map((reward) => reward.reward_id);
  const change = { state: to, state_changed_at: context.clock.now(), issued_at: null };
  await updateRewardStates(trx, workspaceId, rewardIds, change);
  await context.history.record(
    trx,
    rewards.map((reward) => ({
      ...eventOf(reward),
      type: 'reward.review_needed',
      actor: systemActor,
      evidence: { ...evidenceOf(reward), reason: 'address_changed', from_state: reward.state, to_state: to },
    })),
  );
  return rewards.length;
}

export const eventOf = (reward: Reward): Omit<NewEvent, 'type' | 'actor'> => ({
  workspaceId: reward.workspace_id,
  campaignId: reward.campaign_id,
  leadId: reward.lead_id,
  rewardId: reward.reward_id,
  ruleVersion: reward.rule_version,
});

export const evidenceOf = (reward: Reward) => ({
  recipient: reward.recipient,
  amount_minor: reward.amount_minor,
  currency: reward.currency,
});
