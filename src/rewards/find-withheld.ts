import type { Transaction } from '../database/database.ts';
import { findLeadsForRewards } from '../leads/find-lead.ts';
import { findErasedReferrers } from '../referrers/find-erased.ts';
import type { Recipient } from './reward.ts';

/** Why a reward is not owed although its rule promises it. */
export type WithheldFor = 'rewarded_before_erasure' | 'recipient_erased';

type Owed = { leadId: string; recipient: Recipient; recipientId: string };

/**
 * Which rewards are not owed to their recipients: those of leads who were erased, had been rewarded, and joined again; and
 * those of recipients who were erased themselves.
 * @returns tells for one of them why; null when it is owed
 */
export async function findWithheld(
  trx: Transaction,
  workspaceId: string,
  rewards: readonly Owed[],
): Promise<(reward: Owed) => WithheldFor | null> {
  if (rewards.length === 0) return () => null;
  const leads = await findLeadsForRewards(trx, workspaceId, [...new Set(rewards.map(({ leadId }) => leadId))]);
  const referrers = await findErasedReferrers(
    trx,
    workspaceId,
    rewards.flatMap(({ recipient, recipientId }) => (recipient === 'referrer' ? [recipientId] : [])),
  );
  return ({ leadId, recipient, recipientId }) => {
    const lead = leads.get(leadId);
    if (lead?.wasRewardedBefore) return 'rewarded_before_erasure';
    const isErased = recipient === 'lead' ? lead?.isErased === true : referrers.has(recipientId);
    return isErased ? 'recipient_erased' : null;
  };
}
