import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness();
});
afterAll(() => intercom.close());

const now = Math.floor(Date.now() / 1000);
const contact = async (given: object): Promise<string> => (await intercom.call('POST', '/contacts', given)).body.id;
const begin = async (id: string): Promise<string> =>
  (await intercom.call('POST', '/conversations', { from: { type: 'contact', id }, body: 'Hi' })).body.conversation_id;

test('a merge moves conversations and events to the user, and keeps one of two equal events of a second', async () => {
  const leadId = await contact({ role: 'lead', email: 'twice@example.com' });
  const userId = await contact({ email: 'twice@example.com' });
  const id = await begin(leadId);
  for (const [who, event_name, created_at] of [
    [leadId, 'visited', now - 5],
    [leadId, 'asked', now - 4],
    [userId, 'Visited', now - 5],
  ])
    await intercom.call('POST', '/events', { id: who, event_name, created_at });
  const merged = await intercom.call('POST', '/contacts/merge', { from: leadId, into: userId });
  expect(merged.status).toBe(200);

  expect((await intercom.call('GET', `/conversations/${id}`)).body).toMatchObject({
    id,
    contacts: { contacts: [{ id: userId }] },
    source: { author: { type: 'user', id: userId } },
  });
  const events = (await intercom.call('GET', `/events?type=user&intercom_user_id=${userId}`)).body.events;
  expect(events.map((event: { event_name: string }) => event.event_name)).toEqual(['asked', 'visited']);
  const summary = (await intercom.call('GET', `/events?type=user&intercom_user_id=${userId}&summary=true`)).body;
  expect(summary.events).toMatchObject([
    { name: 'visited', count: 2 },
    { name: 'asked', count: 1 },
  ]);
});

test('blocking a contact closes the conversations', async () => {
  const id = await contact({ email: 'blocked-talker@example.com' });
  const conversation = await begin(id);
  await intercom.call('POST', `/contacts/${id}/block`);
  expect((await intercom.call('GET', `/conversations/${conversation}`)).body.state).toBe('closed');
});
