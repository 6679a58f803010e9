import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import { startSampleCampaign, type SampleCampaign } from '../../support/sample-campaign.ts';

let sample: SampleCampaign;

beforeAll(async () => {
  sample = await startSampleCampaign();
});
afterAll(() => sample.close());

let people = 0;
async function qualifiedLead(): Promise<{ id: string; reward: string }> {
  people += 1;
  const lead = { campaign_id: sample.campaignId, referral_code: sample.ana.code, email: `lead${people}@example.com` };
  const { id } = (await sample.api('POST', '/leads', lead)).body;
  await sample.api('POST', `/leads/${id}/qualify`);
  const [{ id: reward }] = await rewardsOf(id);
  return { id, reward };
}
const rewardsOf = async (leadId: string) => (await sample.api('GET', `/rewards?lead_id=${leadId}`)).body.items;
const eventsOf = async (leadId: string, type: string): Promise<any[]> =>
  (await sample.api('GET', `/events?type=${type}&limit=100`)).body.items.filter(
    ({ lead_id: of }: { lead_id: string }) => of === leadId,
  );
const counted = (answers: { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

it('of twenty who unqualify a lead while twenty issue its reward, the reward is given once or cancelled, never both', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id, reward } = await qualifiedLead();
    const answers = await atOnce(40, (index) =>
      index % 2
        ? sample.api('POST', `/leads/${id}/unqualify`, { reason: 'Not a customer' })
        : sample.api('POST', `/rewards/${reward}/issue`),
    );
    const unqualified = answers.filter((_, index) => index % 2 === 1);
    const issued = counted(
      answers.filter((_, index) => index % 2 === 0),
      200,
    );
    expect(counted(unqualified, 200)).toBe(1);
    expect(counted(unqualified, 409)).toBe(19);
    expect(issued).toBeLessThanOrEqual(1);
    expect((await rewardsOf(id)).map(({ state }: { state: string }) => state)).toEqual([
      issued === 1 ? 'Issued' : 'Cancelled',
    ]);
    expect((await sample.api('GET', `/leads/${id}`)).body.state).toBe('Not qualified');
    const events = await Promise.all(
      ['lead.unqualified', 'reward.issued', 'reward.cancelled', 'reward.kept'].map(async (type) => {
        return (await eventsOf(id, type)).length;
      }),
    );
    expect(events).toEqual([1, issued, 1 - issued, issued]);
  }
});

it('of twenty who cancel a reward while twenty issue it, one counts', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id, reward } = await qualifiedLead();
    const answers = await atOnce(40, (index) =>
      index % 2
        ? sample.api('POST', `/rewards/${reward}/cancel`, { reason: 'Paid by invoice' })
        : sample.api('POST', `/rewards/${reward}/issue`),
    );
    expect(counted(answers, 200)).toBe(1);
    expect(counted(answers, 409)).toBe(39);
    const ends = [...(await eventsOf(id, 'reward.issued')), ...(await eventsOf(id, 'reward.cancelled'))];
    expect(ends).toHaveLength(1);
    const [{ state }] = await rewardsOf(id);
    expect(ends[0].type).toBe(state === 'Issued' ? 'reward.issued' : 'reward.cancelled');
  }
});

it('qualifying and unqualifying at once leaves one reward, and a chain of moves', async () => {
  const { id } = await qualifiedLead();
  await atOnce(40, (index) =>
    index % 2
      ? sample.api('POST', `/leads/${id}/unqualify`, { reason: 'Again' })
      : sample.api('POST', `/leads/${id}/qualify`),
  );
  const rewards = await rewardsOf(id);
  expect(rewards).toHaveLength(1);
  const { state } = (await sample.api('GET', `/leads/${id}`)).body;
  expect(rewards[0].state).toBe(state === 'Qualified' ? 'Due' : 'Cancelled');
  const moves = (await sample.api('GET', '/events?limit=100')).body.items
    .filter(
      (event: any) => event.lead_id === id && (event.type === 'lead.qualified' || event.type === 'lead.unqualified'),
    )
    .toReversed()
    .map(({ evidence }: any) => evidence);
  expect(moves.map(({ from_state: from }: any) => from)).toEqual([
    'Pending',
    ...moves.slice(0, -1).map((one: any) => one.to_state),
  ]);
});
