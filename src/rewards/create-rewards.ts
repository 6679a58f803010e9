import type { NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { newId } from '../platform/id/id.ts';
import { decideRewards } from './reward-rules.ts';
import { selectRewardRules } from './reward-rule-store.ts';
import { insertReward } from './reward-store.ts';

/**
 * The reaction to lead.qualified: rewards are born in the transaction that qualifies the lead. A reward that exists
 * for the same rule, recipient and cause is left alone, so a second event creates no second reward.
 */
export async function createRewards(context: AppContext, trx: Transaction, qualified: NewEvent): Promise<void> {
  const { workspaceId, campaignId, referrerId, leadId } = qualified;
  if (!campaignId || !referrerId || !leadId) throw new Error('lead.qualified names campaign, referrer and lead.');
  const now = context.clock.now();
  for (const planned of decideRewards(await selectRewardRules(trx, workspaceId, campaignId), { leadId, referrerId })) {
    const rewardId = newId();
    const isNew = await insertReward(trx, {
      workspace_id: workspaceId,
      reward_id: rewardId,
      campaign_id: campaignId,
      reward_rule_id: planned.ruleId,
      rule_version: planned.ruleVersion,
      recipient: planned.recipient,
      recipient_id: planned.recipientId,
      lead_id: leadId,
      amount_minor: planned.amountMinor,
      currency: planned.currency,
      state: planned.state,
      created_at: now,
      state_changed_at: now,
      issued_at: null,
    });
    if (!isNew) continue;
    await context.history.record(trx, {
      type: 'reward.created',
      workspaceId,
      campaignId,
      referrerId,
      leadId,
      rewardId,
      actor: qualified.actor,
      evidence: {
        recipient: planned.recipient,
        amount_minor: planned.amountMinor,
        currency: planned.currency,
        state: planned.state,
      },
      ruleVersion: planned.ruleVersion,
    });
  }
}
