import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;
let campaignId: string;
let code: string;

beforeAll(async () => {
  goodword = await startGoodword();
  campaignId = (await goodword.api('POST', '/campaigns/sample')).body.id;
  code = (await goodword.api('GET', '/referrers')).body.items[0].code;
});
afterAll(() => goodword.close());

const addLead = async (email: string): Promise<string> =>
  (await goodword.api('POST', '/leads', { campaign_id: campaignId, referral_code: code, email })).body.id;
const rewardsOf = async (leadId: string) => (await goodword.api('GET', `/rewards?lead_id=${leadId}`)).body.items;
const times = <Value>(count: number, act: () => Promise<Value>) => Promise.all(Array.from({ length: count }, act));

it('qualifying one lead fifty times at once makes one qualification and one reward', async () => {
  const leadId = await addLead('ben@example.com');
  const answers = await times(50, () => goodword.api('POST', `/leads/${leadId}/qualify`));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  expect(await rewardsOf(leadId)).toMatchObject([
    { state: 'Due', recipient: 'referrer', amount: { minor: 2500, currency: 'USD' }, rule_version: 1 },
  ]);
  const timeline = await goodword.api('GET', `/leads/${leadId}/timeline`);
  expect(timeline.body.items.map((entry: { title: string }) => entry.title)).toEqual([
    'Joined',
    'Qualified',
    'Reward Due',
  ]);
});

it('issuing one reward fifty times at once issues it once', async () => {
  const leadId = await addLead('cleo@example.com');
  await goodword.api('POST', `/leads/${leadId}/qualify`);
  const [reward] = await rewardsOf(leadId);
  const answers = await times(50, () => goodword.api('POST', `/rewards/${reward.id}/issue`));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await goodword.api('GET', '/events?type=reward.issued')).body.items).toHaveLength(1);
  expect((await rewardsOf(leadId))[0]).toMatchObject({ state: 'Issued', issued_at: expect.any(String) });
  const summary = await goodword.api('GET', `/reports/summary?campaign_id=${campaignId}`);
  expect(summary.body.issued_rewards).toEqual({ count: 1, money: [{ minor: 2500, currency: 'USD' }] });
});

it('a new version of the rule holds for later leads; both recipients can be rewarded', async () => {
  const path = `/campaigns/${campaignId}/reward-rules`;
  const saved = await goodword.api('PUT', `${path}/referrer`, {
    active: true,
    amount: { minor: 1000, currency: 'EUR' },
  });
  expect(saved.body).toMatchObject({ version: 2 });
  await goodword.api('PUT', `${path}/lead`, { active: true, amount: { minor: 500, currency: 'JPY' } });
  const leadId = await addLead('dan@example.com');
  await goodword.api('POST', `/leads/${leadId}/qualify`);
  const rewards = await rewardsOf(leadId);
  expect(rewards.map((reward: any) => [reward.recipient, reward.amount, reward.rule_version])).toEqual(
    expect.arrayContaining([
      ['referrer', { minor: 1000, currency: 'EUR' }, 2],
      ['lead', { minor: 500, currency: 'JPY' }, 1],
    ]),
  );
  const summary = await goodword.api('GET', `/reports/summary?campaign_id=${campaignId}`);
  expect(summary.body.due_rewards.money).toEqual([
    { minor: 1000, currency: 'EUR' },
    { minor: 500, currency: 'JPY' },
    { minor: 2500, currency: 'USD' },
  ]);
});

it('refuses a currency that does not exist and an amount that is not whole', async () => {
  const path = `/campaigns/${campaignId}/reward-rules/referrer`;
  const rule = (minor: number, currency: string) =>
    goodword.api('PUT', path, { active: true, amount: { minor, currency } });
  expect((await rule(1000, 'ABC')).body.code).toBe('unknown_currency');
  expect((await rule(10.5, 'USD')).body.errors[0].path).toBe('amount.minor');
  expect((await rule(0, 'USD')).status).toBe(422);
});

it('history refuses to be changed', async () => {
  const { db } = goodword.app;
  await expect(db.updateTable('events').set({ type: 'x' }).execute()).rejects.toThrow('append-only');
  await expect(db.deleteFrom('events').execute()).rejects.toThrow('append-only');
});
