import { workspaceOf, type Actor, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import type { ActionDecision } from '../platform/moves.ts';
import { notFound } from '../platform/refusal.ts';
import { eventOf, evidenceOf } from './review-rewards.ts';
import { rewardMoves, type Reward } from './reward.ts';
import {
  selectRewardsForUpdate,
  selectRewardsOfLeadsForUpdate,
  selectRewardsOfRecipientsForUpdate,
  updateToCancelled,
} from './reward-store.ts';

/** What became of one reward: cancelled, or why it could not be. */
type CancelMove = { rewardId: string } & ActionDecision;

/**
 * Cancels rewards that are not given yet, for a reason that a person gives; their leads stay Qualified. The rows are locked
 * first, so of a cancelling and an issue at the same moment one counts and the other finds the reward moved.
 * @returns what became of each, in their order
 * @throws Refusal not_found when the workspace has not all of the rewards; none is moved then.
 */
export function cancelRewards(
  context: AppContext,
  command: { workspaceId: string; rewardIds: readonly string[]; reason: string; actor: Actor },
): Promise<CancelMove[]> {
  const { workspaceId, reason, actor } = command;
  const ids = [...new Set(command.rewardIds)];
  return context.db.transaction().execute(async (trx) => {
    const rewards = new Map((await selectRewardsForUpdate(trx, workspaceId, ids)).map((one) => [one.reward_id, one]));
    const moved: Reward[] = [];
    const moves = ids.map((rewardId): CancelMove => {
      const reward = rewards.get(rewardId);
      if (!reward) throw notFound('reward');
      const decision = rewardMoves.evaluate('cancel', reward);
      if (decision.allowed) moved.push(reward);
      return { rewardId, ...decision };
    });
    await cancel(context, trx, moved, { with: 'itself', reasonOf: () => reason, actorOf: () => actor });
    return moves;
  });
}

/**
 * The reaction to lead.unqualified: what the leads earned and was not given yet is cancelled with them. What was issued is
 * not taken back: that it was kept is recorded.
 */
export async function cancelRewardsOfLeads(
  context: AppContext,
  trx: Transaction,
  events: readonly NewEvent[],
): Promise<void> {
  const byLead = new Map(events.map((event) => [event.leadId, event]));
  const causeOf = ({ lead_id: leadId }: Reward): NewEvent => byLead.get(leadId)!;
  const leadIds = events.flatMap(({ leadId }) => (leadId ? [leadId] : []));
  const rewards = await selectRewardsOfLeadsForUpdate(trx, workspaceOf(events), leadIds);
  await cancel(
    context,
    trx,
    rewards.filter((reward) => rewardMoves.evaluate('cancel', reward).allowed),
    {
      with: 'lead',
      reasonOf: (reward) => String(causeOf(reward).evidence?.['reason']),
      actorOf: (reward) => causeOf(reward).actor,
    },
  );
  await context.history.record(
    trx,
    rewards
      .filter(({ state }) => state === 'Issued')
      .map((reward) => ({
        ...eventOf(reward),
        type: 'reward.kept',
        actor: causeOf(reward).actor,
        evidence: { ...evidenceOf(reward), state: reward.state },
      })),
  );
}

/** Cancels the rewards of people who are about to be erased. @returns how many there were */
export async function cancelRewardsOfErased(
  context: AppContext,
  trx: Transaction,
  { workspaceId, recipientIds, actor }: { workspaceId: string; recipientIds: readonly string[]; actor: Actor },
): Promise<number> {
  const { from } = rewardMoves.table.cancel;
  const rewards = await selectRewardsOfRecipientsForUpdate(trx, workspaceId, recipientIds, from);
  await cancel(context, trx, rewards, {
    with: 'itself',
    reasonOf: () => 'The recipient was erased.',
    actorOf: () => actor,
  });
  return rewards.length;
}

type Cause = { with: 'lead' | 'itself'; reasonOf: (reward: Reward) => string; actorOf: (reward: Reward) => Actor };

async function cancel(
  context: AppContext,
  trx: Transaction,
  rewards: readonly Reward[],
  { with: cancelledWith, reasonOf, actorOf }: Cause,
): Promise<void> {
  const at = context.clock.now();
  // one statement a reason: people give one for all they select
  for (const [reason, alike] of Map.groupBy(rewards, reasonOf)) {
    const ids = alike.map(({ reward_id: id }) => id);
    const change = { cancel_reason: reason, cancelled_with: cancelledWith, at };
    await updateToCancelled(trx, rewards[0]!.workspace_id, ids, change);
  }
  await context.history.record(
    trx,
    rewards.map((reward) => ({
      ...eventOf(reward),
      type: 'reward.cancelled',
      actor: actorOf(reward),
      evidence: {
        ...evidenceOf(reward),
        from_state: reward.state,
        to_state: rewardMoves.table.cancel.to,
        reason: reasonOf(reward),
        with: cancelledWith,
      },
    })),
  );
}
