import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const qualifiedLead = async (email: string): Promise<string> => {
  const lead = { campaign_id: sample.campaignId, referral_code: sample.ana.code, email };
  const { id } = (await sample.api('POST', '/leads', lead)).body;
  await sample.api('POST', `/leads/${id}/qualify`);
  return id;
};
const rewardsOf = async (leadId: string) => (await sample.api('GET', `/rewards?lead_id=${leadId}`)).body.items;

it('a new version of the rule holds for later leads; both recipients can be rewarded', async () => {
  await qualifiedLead('ben@example.com');
  const path = `/campaigns/${sample.campaignId}/reward-rules`;
  const saved = await sample.api('PUT', `${path}/referrer`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 1000, currency: 'EUR' } },
  });
  expect(saved.body).toMatchObject({ version: 2 });
  await sample.api('PUT', `${path}/lead`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 500, currency: 'JPY' } },
  });
  const leadId = await qualifiedLead('dan@example.com');
  const rewards = await rewardsOf(leadId);
  expect(rewards.map((reward: any) => [reward.recipient, reward.amount, reward.rule_version])).toEqual(
    expect.arrayContaining([
      ['referrer', { minor: 1000, currency: 'EUR' }, 2],
      ['lead', { minor: 500, currency: 'JPY' }, 1],
    ]),
  );
  const summary = await sample.api('GET', `/reports/summary?campaign_id=${sample.campaignId}`);
  expect(summary.body.due_rewards.money).toEqual([
    { minor: 1000, currency: 'EUR' },
    { minor: 500, currency: 'JPY' },
    { minor: 2500, currency: 'USD' },
  ]);
});

it('refuses a currency that does not exist and an amount that is not whole', async () => {
  const path = `/campaigns/${sample.campaignId}/reward-rules/referrer`;
  const rule = (minor: number, currency: string) =>
    sample.api('PUT', path, { active: true, reward: { kind: 'fixed_amount', amount: { minor, currency } } });
  expect((await rule(1000, 'ABC')).body.code).toBe('unknown_currency');
  expect((await rule(10.5, 'USD')).body.errors[0].path).toBe('reward.amount.minor');
  expect((await rule(0, 'USD')).status).toBe(422);
  const unknown = { active: true, reward: { kind: 'percent', amount: { minor: 1000, currency: 'USD' } } };
  expect((await sample.api('PUT', path, unknown)).body.errors[0].path).toBe('reward.kind');
});
