import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';

let pair: Pair;

beforeAll(async () => void (pair = await startPair()));
afterAll(() => pair.close());

it('goes from connecting to a reward: push, attribute changed, qualified', async () => {
  const { campaignId, code } = await pair.campaign();
  expect(await pair.connect(campaignId)).toBe(`/campaigns/${campaignId}/settings/integrations/crm?intercom=connected`);
  const panel = (await pair.api('GET', `/campaigns/${campaignId}/integrations/intercom`)).body;
  expect(panel).toMatchObject({
    available: true,
    connection: { state: 'Connected', practice: true, workspace: { timezone: 'Europe/Dublin' } },
    tabs: { leads: { version: 0, setup_required: false, settings: { action: 'nothing' } } },
  });
  await pair.saveLeadsTab(campaignId);

  const leadId = await pair.joinAsLead(campaignId, code, 'ben@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  const contact = (await pair.intercom.call('GET', `/contacts/${contactId}`)).body;
  expect(contact).toMatchObject({
    role: 'user',
    email: 'ben@example.com',
    name: 'Ben',
    custom_attributes: { goodword_referred_by: code, goodword_campaign: 'Give 20, get 20', goodword_id: leadId },
  });
  expect((await pair.leadOf(leadId)).qualification).toMatchObject({
    status: 'waiting',
    sentence: expect.stringMatching(/^Waiting for “Signed up” to become “Yes”; it was empty as of /),
  });

  await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
  await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
  const rewards = (await pair.api('GET', `/rewards?campaign_id=${campaignId}`)).body.items;
  expect(rewards).toMatchObject([{ recipient: 'referrer', state: 'Due', amount: { minor: 2000, currency: 'USD' } }]);
  expect((await pair.timelineOf(leadId)).map(({ title, detail }) => [title, detail])).toEqual([
    ['Joined', expect.stringContaining(code)],
    ['Sent to Intercom', 'Created a new user in Intercom.'],
    ['Signed up changed from empty to Yes', 'Changed in Intercom.'],
    ['Qualified', 'Signed up changed from empty to Yes (settings version 1).'],
    ['Reward Due', '$20.00 for the referrer.'],
  ]);
});
