import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { notFound } from '../platform/refusal.ts';
import { rewardMoves } from './reward.ts';
import { selectRewardForUpdate, updateRewardState } from './reward-store.ts';

/**
 * Records that a teammate has given a Due reward. Of concurrent callers one issues it.
 * @throws Refusal not_found when the workspace has no such reward, illegal_move when it is not Due.
 */
export function issueReward(
  context: AppContext,
  command: { workspaceId: string; rewardId: string; actor: Actor },
): Promise<void> {
  return context.db.transaction().execute(async (trx) => {
    const reward = await selectRewardForUpdate(trx, command.workspaceId, command.rewardId);
    if (!reward) throw notFound('reward');
    rewardMoves.ensure('issue', reward);
    const { to } = rewardMoves.table.issue;
    const now = context.clock.now();
    await updateRewardState(trx, reward, { state: to, state_changed_at: now, issued_at: now });
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
        to_state: to,
      },
      ruleVersion: reward.rule_version,
    });
  });
}
