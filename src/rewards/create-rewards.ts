import { workspaceOf, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { newId } from '../platform/id/id.ts';
import type { Reward } from './reward.ts';
import { findWithheld, type WithheldFor } from './find-withheld.ts';
import { decideRewards, type PlannedReward } from './reward-rules.ts';
import { selectRewardRules } from './reward-rule-store.ts';
import { insertRewards } from './reward-store.ts';

type Born = { rewardId: string; planned: PlannedReward; qualified: QualifiedLead };
type QualifiedLead = { event: NewEvent; campaignId: string; referrerId: string; leadId: string };

/**
 * The reaction to lead.qualified: rewards are born in the transaction that qualifies the leads. A reward that exists
 * for the same rule, recipient and cause is left alone, so a second event creates no second reward; what is withheld is
 * recorded with its reason.
 */
export async function createRewards(context: AppContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const leads = events.map(leadOf);
  const campaignIds = [...new Set(leads.map(({ campaignId }) => campaignId))];
  const rules = await selectRewardRules(trx, workspaceOf(events), campaignIds);
  const planned = leads.flatMap((qualified) =>
    decideRewards(rules.get(qualified.campaignId) ?? [], qualified).map((one): Born => ({
      rewardId: newId(),
      planned: one,
      qualified,
    })),
  );
  const whyWithheld = await findWithheld(trx, workspaceOf(events), planned.map(owedOf));
  const withheld = planned.filter((born) => whyWithheld(owedOf(born)) !== null);
  const wanted = planned.filter((born) => whyWithheld(owedOf(born)) === null);
  await context.history.record(
    trx,
    withheld.map((born) => withheldEvent(born, whyWithheld(owedOf(born))!)),
  );
  const now = context.clock.now();
  const rows = wanted.map((born) => rowOf(born, now));
  const inserted = await insertRewards(trx, rows);
  await context.history.record(trx, wanted.filter(({ rewardId }) => inserted.has(rewardId)).map(eventOf));
}

function leadOf(event: NewEvent): QualifiedLead {
  const { campaignId, referrerId, leadId } = event;
  if (!campaignId || !referrerId || !leadId) throw new Error('lead.qualified names campaign, referrer and lead.');
  return { event, campaignId, referrerId, leadId };
}

const rowOf = ({ rewardId, planned, qualified }: Born, now: Date): Reward => ({
  workspace_id: qualified.event.workspaceId,
  reward_id: rewardId,
  campaign_id: qualified.campaignId,
  reward_rule_id: planned.ruleId,
  rule_version: planned.ruleVersion,
  recipient: planned.recipient,
  recipient_id: planned.recipientId,
  lead_id: qualified.leadId,
  amount_minor: planned.amountMinor,
  currency: planned.currency,
  state: planned.state,
  created_at: now,
  state_changed_at: now,
  issued_at: null,
  cancel_reason: null,
  cancelled_with: null,
  cancelled_from: null,
});

const eventOf = ({ rewardId, planned, qualified }: Born): NewEvent => ({
  type: 'reward.created',
  workspaceId: qualified.event.workspaceId,
  campaignId: qualified.campaignId,
  referrerId: qualified.referrerId,
  leadId: qualified.leadId,
  rewardId,
  actor: qualified.event.actor,
  evidence: {
    recipient: planned.recipient,
    amount_minor: planned.amountMinor,
    currency: planned.currency,
    state: planned.state,
  },
  ruleVersion: planned.ruleVersion,
});

const owedOf = ({ planned: { recipient, recipientId }, qualified: { leadId } }: Born) => ({
  leadId,
  recipient,
  recipientId,
});

const withheldEvent = ({ planned, qualified }: Born, reason: WithheldFor): NewEvent => ({
  type: 'reward.withheld',
  workspaceId: qualified.event.workspaceId,
  campaignId: qualified.campaignId,
  referrerId: qualified.referrerId,
  leadId: qualified.leadId,
  actor: qualified.event.actor,
  evidence: { reason, recipient: planned.recipient },
});
