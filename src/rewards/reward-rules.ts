import type { Recipient, RewardState } from './reward.ts';

/** A campaign's rule for one recipient, as it holds now. */
export type RewardRule = {
  id: string;
  recipient: Recipient;
  version: number;
  active: boolean;
  /** integer minor units of the currency */
  amountMinor: number;
  /** ISO 4217 */
  currency: string;
  savedAt: Date;
};

export type PlannedReward = {
  ruleId: string;
  ruleVersion: number;
  recipient: Recipient;
  recipientId: string;
  amountMinor: number;
  currency: string;
  state: RewardState;
};

/** Which rewards a qualified lead causes: one by each active rule, of the amount the rule has now. */
export function decideRewards(rules: RewardRule[], lead: { leadId: string; referrerId: string }): PlannedReward[] {
  return rules
    .filter((rule) => rule.active)
    .map((rule) => ({
      ruleId: rule.id,
      ruleVersion: rule.version,
      recipient: rule.recipient,
      recipientId: rule.recipient === 'referrer' ? lead.referrerId : lead.leadId,
      amountMinor: rule.amountMinor,
      currency: rule.currency,
      state: 'Due',
    }));
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether a currency of this code exists (ISO 4217, as known to the runtime). */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}
