import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { refuse } from '../platform/refusal.ts';
import { issueRewards } from './issue-rewards.ts';

/**
 * The single form of issueRewards.
 * @throws Refusal not_found when the workspace has no such reward, illegal_move when it is not Due.
 */
export async function issueReward(
  context: AppContext,
  { workspaceId, rewardId, actor }: { workspaceId: string; rewardId: string; actor: Actor },
): Promise<void> {
  const [move] = await issueRewards(context, { workspaceId, rewardIds: [rewardId], actor });
  if (move && !move.allowed) throw refuse('illegal_move', move.reason);
}
