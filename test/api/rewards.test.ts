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

it('a reward names the version of its rule, and its timeline says what it rests on and no other reward', async () => {
  const path = `/campaigns/${sample.campaignId}/reward-rules`;
  const save = (recipient: string, minor: number) =>
    sample.api('PUT', `${path}/${recipient}`, {
      active: true,
      reward: { kind: 'fixed_amount', amount: { minor, currency: 'EUR' } },
    });
  await save('lead', 700);
  const { version } = (await save('referrer', 3000)).body;
  const rewards = await rewardsOf(await qualifiedLead('eve@example.com'));
  const { id } = rewards.find((reward: any) => reward.recipient === 'referrer');
  await save('referrer', 4000);
  await sample.api('POST', `/rewards/${id}/issue`);
  expect((await sample.api('GET', `/rewards/${id}`)).body).toMatchObject({
    amount: { minor: 3000, currency: 'EUR' },
    state: 'Issued',
    rule: { version, current_version: version + 1, saved_by: expect.stringMatching(/\S/) },
  });
  const timeline = (await sample.api('GET', `/rewards/${id}/timeline`)).body.items;
  expect(timeline.map((entry: any) => entry.title)).toEqual(['Joined', 'Qualified', 'Reward Due', 'Reward Issued']);
  expect((await sample.api('GET', `/rewards/${sample.campaignId}/timeline`)).status).toBe(404);
});

it('a referrer has what is due and what was issued, a sum for each currency, in the list and alone', async () => {
  const { id, code } = (
    await sample.api('POST', '/referrers', { campaign_id: sample.campaignId, email: 'fay@example.com' })
  ).body;
  const rule = (currency: string) =>
    sample.api('PUT', `/campaigns/${sample.campaignId}/reward-rules/referrer`, {
      active: true,
      reward: { kind: 'fixed_amount', amount: { minor: 1500, currency } },
    });
  for (const [currency, email] of [
    ['USD', 'gil@example.com'],
    ['USD', 'hal@example.com'],
    ['EUR', 'ida@example.com'],
  ] as const) {
    await rule(currency);
    const lead = { campaign_id: sample.campaignId, referral_code: code, email };
    await sample.api('POST', `/leads/${(await sample.api('POST', '/leads', lead)).body.id}/qualify`);
  }
  const found = (await sample.api('GET', `/rewards?search=fay@example.com`)).body.items;
  const own = found.filter((reward: any) => reward.recipient === 'referrer');
  expect(own.length).toBe(3);
  const inEuro = own.find((reward: any) => reward.amount.currency === 'EUR');
  await sample.api('POST', `/rewards/${inEuro.id}/issue`);
  const rewards = { due: [{ minor: 3000, currency: 'USD' }], issued: [{ minor: 1500, currency: 'EUR' }] };
  expect((await sample.api('GET', `/referrers/${id}`)).body.rewards).toEqual(rewards);
  const listed = (await sample.api('GET', `/referrers?campaign_id=${sample.campaignId}&search=fay`)).body.items;
  expect(listed.map((referrer: any) => referrer.rewards)).toEqual([rewards]);
});
