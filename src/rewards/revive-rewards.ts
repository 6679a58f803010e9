import { workspaceOf, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { findWithheld } from './find-withheld.ts';
import { eventOf, evidenceOf } from './review-rewards.ts';
import { rewardRevivals, type Reward } from './reward.ts';
import { selectRewardsOfLeadsForUpdate, updateToRevived } from './reward-store.ts';

/**
 * The reaction to lead.qualified of leads that were Not qualified: rewards that were cancelled with them are what they were
 * before, with the amount of then. One that a person cancelled by itself stays Cancelled, and one that was issued counts as
 * given; people who were erased get none again.
 */
export async function reviveRewards(context: AppContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const again = new Map(
    events.flatMap((event) =>
      event.leadId && event.evidence?.['from_state'] === 'Not qualified' ? [[event.leadId, event] as const] : [],
    ),
  );
  if (again.size === 0) return;
  const workspaceId = workspaceOf(events);
  const cancelled = (await selectRewardsOfLeadsForUpdate(trx, workspaceId, [...again.keys()])).filter(
    (reward) => rewardRevivals.evaluate('revive', reward).allowed && reward.cancelled_with === 'lead',
  );
  const whyWithheld = await findWithheld(trx, workspaceId, cancelled.map(owedOf));
  const rewards = cancelled.filter((reward) => whyWithheld(owedOf(reward)) === null);
  if (rewards.length === 0) return;
  const ids = rewards.map(({ reward_id: id }) => id);
  await updateToRevived(trx, workspaceId, ids, context.clock.now());
  await context.history.record(
    trx,
    rewards.map((reward) => ({
      ...eventOf(reward),
      type: 'reward.revived',
      actor: again.get(reward.lead_id)!.actor,
      evidence: { ...evidenceOf(reward), from_state: reward.state, to_state: reward.cancelled_from },
    })),
  );
}

const owedOf = ({ lead_id: leadId, recipient, recipient_id: recipientId }: Reward) => ({
  leadId,
  recipient,
  recipientId,
});
