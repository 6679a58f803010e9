import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { notFound, refuse } from '../platform/refusal.ts';
import { rewardMoves } from './reward.ts';
import { selectRewardForUpdate, updateRewardState } from './reward-store.ts';

/**
 * Notes that a person has given a Due reward. Of many callers one issues it.
 * @throws Refusal not_found when the workspace has no such reward, illegal_move when it is not Due.
 */
export function issueReward(
  context: AppContext,
  command: { workspaceId: string; rewardId: string; actor: Actor },
): Promise<void> {
  return context.db.transaction().execute(async (trx) => {
    const reward = await selectRewardForUpdate(trx, command.workspaceId, command.rewardId);
    if (!reward) throw notFound('reward');
    const move = rewardMoves.issue;
    if (!move.from.includes(reward.state)) {
      throw refuse(
        'illegal_move',
        reward.state === move.to
          ? 'This reward has already been issued.'
          : `A reward in ${reward.state} cannot be issued: only one that is ${move.from.join(' or ')}.`,
      );
    }
    const now = context.clock.now();
    await updateRewardState(trx, reward, { state: move.to, state_changed_at: now, issued_at: now });
    await context.history.record(trx, {
      type: 'reward.issued',
      workspaceId: command.workspaceId,
      campaignId: reward.campaign_id,
      leadId: reward.lead_id,
      rewardId: reward.reward_id,
      actor: command.actor,
      evidence: {
        recipient: reward.recipient,
        amount_minor: reward.amount_minor,
        currency: reward.currency,
        by: 'hand',
        from_state: reward.state,
        to_state: move.to,
      },
      ruleVersion: reward.rule_version,
    });
  });
}
