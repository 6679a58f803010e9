import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSampleCampaign, type SampleCampaign } from '../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

let people = 0;
async function qualifiedLead(): Promise<string> {
  people += 1;
  const lead = { campaign_id: sample.campaignId, referral_code: sample.ana.code, email: `lead${people}@example.com` };
  const { id } = (await sample.api('POST', '/leads', lead)).body;
  await sample.api('POST', `/leads/${id}/qualify`);
  return id;
}
const rewardsOf = async (leadId: string) => (await sample.api('GET', `/rewards?lead_id=${leadId}`)).body.items;
const leadOf = async (leadId: string) => (await sample.api('GET', `/leads/${leadId}`)).body;
const titlesOf = async (leadId: string) =>
  (await sample.api('GET', `/leads/${leadId}/timeline`)).body.items.map(({ title }: { title: string }) => title);
const summary = async () => (await sample.api('GET', `/reports/summary?campaign_id=${sample.campaignId}`)).body;

it('an unqualified lead is Not qualified, its Due reward Cancelled, and no count has them', async () => {
  const id = await qualifiedLead();
  const before = await summary();
  const converted = async () => (await sample.api('GET', `/referrers/${sample.ana.id}`)).body.qualified_count;
  const convertedBefore = await converted();
  const answer = await sample.api('POST', `/leads/${id}/unqualify`, { reason: '  Never bought ' });
  expect(answer.body).toMatchObject({
    state: 'Not qualified',
    unqualified_reason: 'Never bought',
    actions: { unqualify: { allowed: false }, qualify: { allowed: true } },
  });
  expect(await rewardsOf(id)).toMatchObject([
    {
      state: 'Cancelled',
      cancelled: { reason: 'Never bought', with: 'lead' },
      actions: { issue: { allowed: false }, cancel: { allowed: false } },
    },
  ]);
  expect((await leadOf(id)).qualification.sentence).toBe(
    'A teammate unqualified this lead: “Never bought”. Only a person can qualify it.',
  );
  expect((await titlesOf(id)).slice(-2)).toEqual(['Unqualified', 'Reward Cancelled']);
  const after = await summary();
  expect(after.due_rewards.count).toBe(before.due_rewards.count - 1);
  expect(after.qualified_leads).toBe(before.qualified_leads - 1);
  expect(await converted()).toBe(convertedBefore - 1);
});

it('an issued reward is not taken back, and the timeline says so', async () => {
  const id = await qualifiedLead();
  const [{ id: reward }] = await rewardsOf(id);
  await sample.api('POST', `/rewards/${reward}/issue`);
  await sample.api('POST', `/leads/${id}/unqualify`, { reason: 'Refunded' });
  expect(await rewardsOf(id)).toMatchObject([{ state: 'Issued', cancelled: null }]);
  expect((await titlesOf(id)).slice(-2)).toEqual(['Unqualified', 'Reward not taken back']);
  await sample.api('POST', `/leads/${id}/qualify`);
  expect(await rewardsOf(id)).toMatchObject([{ state: 'Issued' }]);
});

it('a lead that a person qualifies again has its reward back, as it was promised', async () => {
  const id = await qualifiedLead();
  const [{ id: reward, amount }] = await rewardsOf(id);
  await sample.api('POST', `/leads/${id}/unqualify`, { reason: 'A mistake' });
  await sample.api('PUT', `/campaigns/${sample.campaignId}/reward-rules/referrer`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: amount.minor + 100, currency: 'USD' } },
  });
  const again = await sample.api('POST', `/leads/${id}/qualify`);
  expect(again.body).toMatchObject({ state: 'Qualified', unqualified_reason: null });
  expect(await rewardsOf(id)).toMatchObject([{ id: reward, state: 'Due', amount, cancelled: null }]);
  expect((await titlesOf(id)).slice(-2)).toEqual(['Qualified', 'Reward Due again']);
});

it('a reward that was cancelled by itself stays Cancelled when its lead qualifies again', async () => {
  const id = await qualifiedLead();
  const [{ id: reward }] = await rewardsOf(id);
  const cancelled = await sample.api('POST', `/rewards/${reward}/cancel`, { reason: 'Paid by invoice' });
  expect(cancelled.body).toMatchObject({
    state: 'Cancelled',
    cancelled: { reason: 'Paid by invoice', with: 'itself' },
  });
  expect((await leadOf(id)).state).toBe('Qualified');
  await sample.api('POST', `/leads/${id}/unqualify`, { reason: 'A mistake' });
  await sample.api('POST', `/leads/${id}/qualify`);
  expect(await rewardsOf(id)).toMatchObject([{ id: reward, state: 'Cancelled' }]);
});

it('a reward whose address was corrected while it was Cancelled needs review when it is revived', async () => {
  const id = await qualifiedLead();
  await sample.api('POST', `/leads/${id}/unqualify`, { reason: 'A mistake' });
  const corrected = await sample.api('PATCH', `/leads/${id}`, { email: 'another@example.com' });
  expect(corrected.status).toBe(200);
  await sample.api('POST', `/leads/${id}/qualify`);
  expect(await rewardsOf(id)).toMatchObject([{ state: 'Needs review' }]);
});

it('many at once: those that can be are moved, the others say why', async () => {
  const [one, other] = [await qualifiedLead(), await qualifiedLead()];
  const pending = (
    await sample.api('POST', '/leads', {
      campaign_id: sample.campaignId,
      referral_code: sample.ana.code,
      email: 'pending@example.com',
    })
  ).body.id;
  const leads = await sample.api('POST', '/leads/unqualify', { ids: [one, pending], reason: 'Test accounts' });
  expect(leads.body).toEqual({ moved: 1, refused: [{ id: pending, reason: expect.stringContaining('Pending') }] });
  const [{ id: first }] = await rewardsOf(one);
  const [{ id: second }] = await rewardsOf(other);
  const rewards = await sample.api('POST', '/rewards/cancel', { ids: [first, second], reason: 'Test accounts' });
  expect(rewards.body).toEqual({ moved: 1, refused: [{ id: first, reason: 'This reward is already Cancelled.' }] });
});

it('asks for a reason', async () => {
  const id = await qualifiedLead();
  for (const body of [{}, { reason: ' ' }]) {
    expect((await sample.api('POST', `/leads/${id}/unqualify`, body)).status).toBe(422);
  }
  expect((await leadOf(id)).state).toBe('Qualified');
});
