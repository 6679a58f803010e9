import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { ActionDecision } from '../platform/moves.ts';
import { notFound } from '../platform/refusal.ts';
import { rewardMoves, type Reward } from './reward.ts';
import { selectRewardsForUpdate, updateToIssued } from './reward-store.ts';

/** What became of one reward: issued, or why it could not be. */
type IssueMove = { rewardId: string } & ActionDecision;

/**
 * Records that a teammate has given Due rewards. The rows are locked first, so of concurrent callers one issues a reward and
 * the others find it issued.
 * @returns what became of each, in their order
 * @throws Refusal not_found when the workspace has not all of the rewards; none is issued then.
 */
export function issueRewards(
  context: AppContext,
  command: { workspaceId: string; rewardIds: readonly string[]; actor: Actor },
): Promise<IssueMove[]> {
  const { workspaceId, actor } = command;
  const ids = [...new Set(command.rewardIds)];
  const { to } = rewardMoves.table.issue;
  return context.db.transaction().execute(async (trx) => {
    const rewards = new Map((await selectRewardsForUpdate(trx, workspaceId, ids)).map((one) => [one.reward_id, one]));
    const issued: Reward[] = [];
    const moves = ids.map((rewardId): IssueMove => {
      const reward = rewards.get(rewardId);
      if (!reward) throw notFound('reward');
      const decision = rewardMoves.evaluate('issue', reward);
      if (decision.allowed) issued.push(reward);
      return { rewardId, ...decision };
    });
    if (issued.length === 0) return moves;
    const moved = issued.map(({ reward_id: id }) => id);
    await updateToIssued(trx, workspaceId, moved, context.clock.now());
    await context.history.record(
      trx,
      issued.map((reward) => ({
        type: 'reward.issued' as const,
        workspaceId,
        campaignId: reward.campaign_id,
        leadId: reward.lead_id,
        rewardId: reward.reward_id,
        actor,
        evidence: {
          recipient: reward.recipient,
          amount_minor: reward.amount_minor,
          currency: reward.currency,
          by: 'hand',
          from_state: reward.state,
          to_state: to,
        },
        ruleVersion: reward.rule_version,
      })),
    );
    return moves;
  });
}
