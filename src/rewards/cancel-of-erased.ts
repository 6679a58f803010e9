import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Actor } from '../history/history.ts';
import { rewardErasures } from './reward.ts';
import { eventOf, evidenceOf } from './review-rewards.ts';
import { selectRewardsOfRecipientsForUpdate, updateRewardState } from './reward-store.ts';

/** How many rewards of recipients are neither issued nor cancelled: they are decided before the people are erased. */
export async function countUndecidedRewards(
  db: Database,
  workspaceId: string,
  recipientIds: readonly string[],
): Promise<number> {
  const { count } = await db
    .selectFrom('rewards')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', sql<string>`any(${recipientIds}::uuid[])`)
    .where('state', 'in', rewardErasures.table.cancel.from)
    .executeTakeFirstOrThrow();
  return count;
}

/** Cancels the rewards of people who are about to be erased. @returns how many there were */
export async function cancelRewardsOfErased(
  context: AppContext,
  trx: Transaction,
  { workspaceId, recipientIds, actor }: { workspaceId: string; recipientIds: readonly string[]; actor: Actor },
): Promise<number> {
  const { from, to } = rewardErasures.table.cancel;
  const rewards = await selectRewardsOfRecipientsForUpdate(trx, workspaceId, recipientIds, from);
  const now = context.clock.now();
  for (const reward of rewards) {
    await updateRewardState(trx, reward, { state: to, state_changed_at: now, issued_at: null });
  }
  await context.history.record(
    trx,
    rewards.map((reward) => ({
      ...eventOf(reward),
      type: 'reward.cancelled',
      actor,
      evidence: { ...evidenceOf(reward), reason: 'The recipient was erased.', from_state: reward.state, to_state: to },
    })),
  );
  return rewards.length;
}
