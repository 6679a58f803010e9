import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

const addLead = async (email: string): Promise<string> => {
  const lead = { campaign_id: sample.campaignId, referral_code: sample.ana.code, email };
  return (await sample.api('POST', '/leads', lead)).body.id;
};
const qualify = (leadId: string) => sample.api('POST', `/leads/${leadId}/qualify`);
const rewardsOf = async (leadId: string) => (await sample.api('GET', `/rewards?lead_id=${leadId}`)).body.items;
const titlesOf = async (leadId: string) => {
  const { items } = (await sample.api('GET', `/leads/${leadId}/timeline`)).body;
  return items.map(({ title }: { title: string }) => title);
};

it('fifty requests at once qualify a lead once and create one reward', async () => {
  const leadId = await addLead('ben@example.com');
  const answers = await atOnce(50, () => qualify(leadId));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  expect(await rewardsOf(leadId)).toMatchObject([
    { state: 'Due', recipient: 'referrer', amount: { minor: 2500, currency: 'USD' }, rule_version: 1 },
  ]);
  expect(await titlesOf(leadId)).toEqual(['Joined', 'Qualified', 'Reward Due']);
});

it('a lead whose reward cannot be created does not qualify, and earns it once when it can', async () => {
  const { db } = sample.app;
  const leadId = await addLead('cleo@example.com');
  await sql`alter table goodword.rewards add constraint no_reward check (false) not valid`.execute(db);
  const answers = await atOnce(10, () => qualify(leadId));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([500]));
  expect((await sample.api('GET', `/leads/${leadId}`)).body.state).toBe('Pending');
  expect(await titlesOf(leadId)).toEqual(['Joined']);
  await sql`alter table goodword.rewards drop constraint no_reward`.execute(db);
  await atOnce(10, () => qualify(leadId));
  expect(await rewardsOf(leadId)).toHaveLength(1);
});

it('the database refuses a second reward of a rule for the same recipient and lead', async () => {
  const leadId = await addLead('dan@example.com');
  await qualify(leadId);
  const { db } = sample.app;
  const [reward] = await db.selectFrom('rewards').selectAll().where('lead_id', '=', leadId).execute();
  const second = { ...reward!, reward_id: crypto.randomUUID() };
  await expect(db.insertInto('rewards').values(second).execute()).rejects.toThrow('unique');
});
