import { describe, expect, it } from 'vitest';
import { decideRewards, isCurrency, type PromisedReward, type RewardRule } from './reward-rules.ts';

const lead = { leadId: 'lead-1', referrerId: 'referrer-1' };
const fixed = (amountMinor: number, currency: string): PromisedReward => ({
  kind: 'fixed_amount',
  amountMinor,
  currency,
});
const rule = (change: Partial<RewardRule>): RewardRule => ({
  id: 'rule-1',
  recipient: 'referrer',
  version: 3,
  active: true,
  reward: fixed(2_000, 'USD'),
  savedAt: new Date(0),
  ...change,
});
const toReferrer = rule({});
const toLead = rule({ id: 'rule-2', recipient: 'lead', version: 1, reward: fixed(500, 'JPY') });

describe('a qualified lead earns', () => {
  it.each<[string, RewardRule[], string[]]>([
    ['nothing without a rule', [], []],
    ['nothing by a rule that is switched off', [rule({ active: false })], []],
    ['one reward for the referrer by the rule for referrers', [toReferrer], ['2000 USD to referrer-1 by rule-1 v3']],
    ['one reward for the lead by the rule for leads', [toLead], ['500 JPY to lead-1 by rule-2 v1']],
    [
      'one for each by both rules',
      [toReferrer, toLead],
      ['2000 USD to referrer-1 by rule-1 v3', '500 JPY to lead-1 by rule-2 v1'],
    ],
    [
      'only what the active one of two rules promises',
      [rule({ active: false }), toLead],
      ['500 JPY to lead-1 by rule-2 v1'],
    ],
    [
      'the amount that the rule has now',
      [rule({ version: 4, reward: fixed(1, 'USD') })],
      ['1 USD to referrer-1 by rule-1 v4'],
    ],
  ])('%s', (_case, rules, expected) => {
    const rewards = decideRewards(rules, lead);
    expect(
      rewards.map(
        (one) => `${one.amountMinor} ${one.currency} to ${one.recipientId} by ${one.ruleId} v${one.ruleVersion}`,
      ),
    ).toEqual(expected);
    for (const { state } of rewards) expect(state).toBe('Due');
  });
});

it.each([
  ['USD', true],
  ['JPY', true],
  ['usd', false],
  ['ABC', false],
  ['', false],
])('%j is a currency: %s', (code, expected) => expect(isCurrency(code)).toBe(expected));
