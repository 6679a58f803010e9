import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { notFound } from '../platform/refusal.ts';
import { rewardMoves } from './reward.ts';
import { eventOf, evidenceOf } from './review-rewards.ts';
import { selectRewardForUpdate, updateRewardStates } from './reward-store.ts';

/**
 * A teammate has looked at a reward that needs review: it is due again.
 * @throws Refusal not_found when the workspace has no such reward, illegal_move when it needs no review.
 */
export function confirmReward(
  context: AppContext,
  { workspaceId, rewardId, actor }: { workspaceId: string; rewardId: string; actor: Actor },
): Promise<void> {
  return context.db.transaction().execute(async (trx) => {
    const reward = await selectRewardForUpdate(trx, workspaceId, rewardId);
    if (!reward) throw notFound('reward');
    rewardMoves.ensure('confirm', reward);
    const { to } = rewardMoves.table.confirm;
    const change = { state: to, state_changed_at: context.clock.now(), issued_at: null };
    await updateRewardStates(trx, workspaceId, [rewardId], change);
    await context.history.record(trx, {
      ...eventOf(reward),
      type: 'reward.confirmed',
      actor,
      evidence: { ...evidenceOf(reward), from_state: reward.state, to_state: to },
    });
  });
}
