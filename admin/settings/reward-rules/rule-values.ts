import type { RewardRule } from '../../api/types.ts';
import { toMajor, toMinor } from '../../ui/money.ts';

/** What the form holds: the amount as people type it ('' while empty), the currency or null. */
export interface RuleValues {
  active: boolean;
  amount: number | '';
  currency: string | null;
}

/** A saved rule as form values; a rule that was never saved is off, with nothing chosen. */
export function ruleToValues(rule: RewardRule | undefined): RuleValues {
  if (!rule) return { active: false, amount: '', currency: null };
  const { minor, currency } = rule.reward.amount;
  return { active: rule.active, amount: toMajor(minor, currency), currency };
}

/** What is wrong with the form, by field; an empty object when it can be sent. */
export function validateRule({ amount, currency }: RuleValues): Partial<Record<keyof RuleValues, string>> {
  return {
    ...((amount === '' || amount <= 0) && { amount: 'Enter an amount above zero.' }),
    ...(currency === null && { currency: 'Choose the currency of the reward.' }),
  };
}

/**
 * Form values as the rule to send.
 * @throws when the values have not been validated.
 */
export function valuesToRule({ active, amount, currency }: RuleValues): Pick<RewardRule, 'active' | 'reward'> {
  if (amount === '' || currency === null) throw new Error('A reward rule needs an amount and a currency.');
  return { active, reward: { kind: 'fixed_amount', amount: { minor: toMinor(amount, currency), currency } } };
}
