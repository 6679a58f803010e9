import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../support/goodword.ts';
import { startMemoryPair, type MemoryPair } from '../support/memory-crm/memory-pair.ts';

let both: MemoryPair;

beforeAll(async () => {
  both = await startMemoryPair();
});
afterAll(() => both.pair.close());

it('sends the leads of two campaigns to two CRMs, and qualifies each by a change in its own', async () => {
  const { pair, state } = both;
  const ours = await pair.campaign();
  await pair.connect(ours.campaignId);
  await pair.saveLeadsTab(ours.campaignId);
  const theirs = await pair.campaign();
  await both.connectMemory(theirs.campaignId);
  await both.saveMemoryTab(theirs.campaignId);

  const inIntercom = await pair.joinAsLead(ours.campaignId, ours.code, 'ben@example.com');
  const inMemory = await pair.joinAsLead(theirs.campaignId, theirs.code, 'cleo@example.com', 'Cleo');
  const sent = await pair.delivered(inIntercom);
  await pair.delivered(inMemory);
  expect([...state.contacts.values()].map(({ attributes }) => attributes)).toMatchObject([
    { email: 'cleo@example.com', name: 'Cleo', goodword_id: inMemory },
  ]);

  await pair.intercom.call('PUT', `/contacts/${sent.contact_id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  const [contact] = state.contacts.values();
  contact!.attributes['signed_up'] = true;
  contact!.updatedAt = new Date();
  expect(await both.report([{ id: contact!.id, property: 'signed_up', value: true }])).toBe(200);

  for (const leadId of [inIntercom, inMemory]) {
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', `lead ${leadId} qualifies`);
  }
  const { items } = await pair.ok('GET', '/connections');
  expect(items.map(({ provider }: { provider: { id: string } }) => provider.id).toSorted()).toEqual([
    'intercom',
    'memory',
  ]);
});
