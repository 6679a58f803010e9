import { isDeepStrictEqual } from 'node:util';
import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Database, Transaction } from '../database/database.ts';
import { refuse } from '../platform/refusal.ts';
import type { Recipient } from './reward.ts';
import { isCurrency, type PromisedReward, type RewardRule } from './reward-rules.ts';
import { ensureRewardRule, insertRewardRuleVersion, selectRewardRules } from './reward-rule-store.ts';

/** The rules of a campaign as they hold now; a recipient without a rule is not in the list. */
export async function listRewardRules(db: Database, workspaceId: string, campaignId: string): Promise<RewardRule[]> {
  await getCampaignById(db, workspaceId, campaignId);
  return (await selectRewardRules(db, workspaceId, [campaignId])).get(campaignId) ?? [];
}

/**
 * Saves the rule of a campaign for one recipient as a new version. Rewards that exist keep the version they rest on.
 * @throws Refusal not_found for an unknown campaign, unknown_currency.
 */
export function saveRewardRule(
  context: AppContext,
  command: {
    workspaceId: string;
    campaignId: string;
    recipient: Recipient;
    active: boolean;
    reward: PromisedReward;
    actor: Actor;
  },
  trx?: Transaction,
): Promise<RewardRule> {
  const { workspaceId, campaignId, recipient, active, reward, actor } = command;
  if (!isCurrency(reward.currency)) {
    throw refuse('unknown_currency', 'Choose a currency from the list, such as USD or EUR.', [
      { path: 'reward.amount.currency', message: 'This currency is not known.' },
    ]);
  }
  const inTransaction = async (trx: Transaction): Promise<RewardRule> => {
    await getCampaignById(trx, workspaceId, campaignId);
    const now = context.clock.now();
    const id = await ensureRewardRule(trx, { workspaceId, campaignId, recipient, now });
    const before = (await selectRewardRules(trx, workspaceId, [campaignId]))
      .get(campaignId)
      ?.find((rule) => rule.id === id);
    if (before?.active === active && isDeepStrictEqual(before.reward, reward)) return before;
    const rule: RewardRule = {
      id,
      recipient,
      version: (before?.version ?? 0) + 1,
      active,
      reward,
      savedAt: now,
    };
    await insertRewardRuleVersion(trx, workspaceId, rule, actor);
    await context.history.record(trx, {
      type: 'reward_rule.saved',
      workspaceId,
      campaignId,
      actor,
      evidence: { recipient, active, kind: reward.kind, amount_minor: reward.amountMinor, currency: reward.currency },
      ruleVersion: rule.version,
    });
    return rule;
  };
  return trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction);
}
