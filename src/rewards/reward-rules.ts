import type { Recipient, RewardState } from './reward.ts';

/** Money in integer minor units of its currency (ISO 4217). */
type Amount = { amountMinor: number; currency: string };

/** What a rule promises, by kind: another kind is another member, and the compiler names each place that reads one. */
export type PromisedReward =
  /** the same for every qualified lead */
  { kind: 'fixed_amount' } & Amount;

/** A campaign's rule for one recipient, as it holds now. */
export type RewardRule = {
  id: string;
  recipient: Recipient;
  version: number;
  active: boolean;
  reward: PromisedReward;
  savedAt: Date;
};

export type PlannedReward = Amount & {
  ruleId: string;
  ruleVersion: number;
  recipient: Recipient;
  recipientId: string;
  state: RewardState;
};

/** Which rewards a qualified lead causes: one by each active rule, of what the rule promises now. */
export function decideRewards(rules: RewardRule[], lead: { leadId: string; referrerId: string }): PlannedReward[] {
  return rules
    .filter((rule) => rule.active)
    .map((rule) => ({
      ruleId: rule.id,
      ruleVersion: rule.version,
      recipient: rule.recipient,
      recipientId: rule.recipient === 'referrer' ? lead.referrerId : lead.leadId,
      ...amountOf(rule.reward),
      state: 'Due',
    }));
}

/** What a promise comes to for one lead. */
const amountOf = ({ amountMinor, currency }: PromisedReward): Amount => ({ amountMinor, currency });

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether a currency of this code exists (ISO 4217, as known to the runtime). */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}
