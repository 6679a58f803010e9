import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

it('fifty requests at once issue a reward once', async () => {
  await sample.join(sample.ana.code, { first_name: 'Cleo', email: 'cleo@example.com' });
  const [lead] = await sample.leadsOf('cleo@example.com');
  await sample.api('POST', `/leads/${lead.id}/qualify`);
  const rewards = async () => (await sample.api('GET', `/rewards?lead_id=${lead.id}`)).body.items;
  const [reward] = await rewards();
  const answers = await atOnce(50, () => sample.api('POST', `/rewards/${reward.id}/issue`));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  expect((await sample.api('GET', '/events?type=reward.issued')).body.items).toHaveLength(1);
  expect(await rewards()).toMatchObject([{ state: 'Issued', issued_at: expect.any(String) }]);
  const summary = await sample.api('GET', `/reports/summary?campaign_id=${sample.campaignId}`);
  expect(summary.body.issued_rewards).toEqual({ count: 1, money: [{ minor: 2500, currency: 'USD' }] });
});
