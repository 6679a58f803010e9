import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../../testing/harness.ts';
import { manualClock } from '../../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';

const clock = manualClock();
let intercom: Harness;
let hooks: Receiver;
let userId: string;

beforeAll(async () => {
  hooks = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: hooks.url });
  await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_conversations'] });
  const given = { email: 'pages@example.com', name: 'Ines <b>Bold</b>' };
  userId = (await intercom.call('POST', '/contacts', given)).body.id;
});
afterAll(async () => {
  await intercom.close();
  await hooks.close();
});
beforeEach(() => void hooks.received.splice(0));

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const topics = () => hooks.posts().map((post) => String(JSON.parse(post.body).topic));
const begin = async (body = 'Is <i>this</i> on?'): Promise<string> =>
  (await intercom.call('POST', '/conversations', { from: { type: 'user', id: userId }, body })).body.conversation_id;
const read = async (id: string) => (await intercom.call('GET', `/conversations/${id}`)).body;

test('the list shows conversations by state and everything escaped', async () => {
  const id = await begin();
  const list = await page('/chats');
  expect(list).toContain(`href="/chats/${id}"`);
  expect(list).toContain('Ines &#60;b&#62;Bold&#60;/b&#62;');
  expect(list).not.toContain('<b>Bold</b>');
  expect(await page('/chats?view=snoozed')).toContain('No conversations in this view');
  const one = await page(`/chats/${id}`);
  expect(one).toContain('Is &#60;i&#62;this&#60;/i&#62; on?');
});

test('a contact starts a conversation by e-mail address; an unknown address is rejected and the message stays', async () => {
  const begun = await intercom.post('/chats/new', { contact: 'PAGES@example.com', body: 'Hello' });
  expect(begun.status).toBe(303);
  expect(await page(begun.headers.get('location') ?? '')).toContain('Conversation started');
  const refused = await intercom.post('/chats/new', { contact: 'nobody@example.com', body: 'My message' });
  const text = await refused.text();
  expect([refused.status, text.includes('No contact has the email'), text.includes('My message')]).toEqual([
    400,
    true,
    true,
  ]);
});

test.each([
  ['contact', () => `contact:${userId}`, 'conversation.user.replied', 'comment'],
  ['teammate', () => 'admin:814861', 'conversation.admin.replied', 'comment'],
  ['teammate in a note', () => 'note:814860', 'conversation.admin.noted', 'note'],
])('a %s replies', async (_who, as, topic, partType) => {
  const id = await begin();
  const sent = await intercom.post(`/chats/${id}/reply`, { as: as(), body: 'Words' });
  expect(sent.headers.get('location')).toBe(`/chats/${id}?done=replied`);
  const [part] = (await read(id)).conversation_parts.conversation_parts;
  expect(part).toMatchObject({ part_type: partType, body: '<p>Words</p>', app_package_code: null });
  await until('it is reported', () => topics().includes(topic));
});

test('buttons close, open, snooze, assign and prioritize', async () => {
  const id = await begin();
  const press = (form: string, fields: Record<string, string>) => intercom.post(`/chats/${id}/${form}`, fields);
  await press('state', { move: 'close' });
  expect((await read(id)).state).toBe('closed');
  await press('state', { move: 'open' });
  expect((await read(id)).state).toBe('open');
  await press('state', { move: 'snooze' });
  expect((await read(id)).state).toBe('snoozed');
  await press('assign', { assignee: '814861' });
  await press('priority', { priority: 'urgent' });
  expect(await read(id)).toMatchObject({ admin_assignee_id: 814_861, priority: 'urgent' });
  await until('all is reported', () => topics().includes('conversation.priority.updated'));
  expect(topics()).toEqual(
    expect.arrayContaining(['conversation.admin.closed', 'conversation.admin.opened', 'conversation.admin.snoozed']),
  );
});

test('the rating button fires conversation.rating.added', async () => {
  const id = await begin();
  const rated = await intercom.post(`/chats/${id}/rating`, { rating: '5', remark: 'Lovely' });
  expect(await page(rated.headers.get('location') ?? '')).toContain('5 of 5');
  await until('the rating is reported', () => topics().includes('conversation.rating.added'));
  expect((await read(id)).conversation_rating).toMatchObject({ rating: 5, remark: 'Lovely' });
  expect(await page('/chats?view=rated')).toContain(`/chats/${id}"`);

  await intercom.post(`/chats/${id}/rating/request`, { asker: 'workflow' });
  expect(await page(`/chats/${id}`)).toContain('Requested by a workflow');
});

test.each([
  ['reply', { as: 'contact:x', body: 'a' }, 404],
  ['reply', { as: 'admin:814860', body: ' ' }, 400],
  ['rating', { rating: '6' }, 400],
  ['rating', {}, 400],
  ['state', { move: 'fly' }, 400],
  ['assign', { assignee: 'x' }, 404],
  ['priority', { priority: 'x' }, 400],
])('a wrong form for %s says so and changes nothing', async (form, fields, status) => {
  const id = await begin();
  const answer = await intercom.post(`/chats/${id}/${form}`, fields);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain('Not changed:');
  expect(await read(id)).toMatchObject({ state: 'open', conversation_parts: { total_count: 0 } });
});

test('an unknown conversation is not found, a form from elsewhere refused', async () => {
  expect((await fetch(`${intercom.url}/chats/1`)).status).toBe(404);
  const id = await begin();
  const foreign = await intercom.post(`/chats/${id}/rating`, { rating: '5' }, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
  expect((await read(id)).conversation_rating).toBeNull();
});

test("a teammate's message becomes a conversation when the contact answers it on the page", async () => {
  clock.advance(80_000);
  const { body: message } = await intercom.call('POST', '/messages', {
    message_type: 'in_app',
    from: { type: 'admin', id: '814860' },
    to: { type: 'user', id: userId },
    body: 'How do you like it?',
  });
  expect(await page('/chats')).toContain('How do you like it?');
  const answered = await intercom.post('/chats/answer', { message: message.id, contact: userId, body: 'A lot' });
  const id = /^\/chats\/(\d+)/.exec(answered.headers.get('location') ?? '')?.[1] ?? '';
  expect(await read(id)).toMatchObject({
    source: { id: message.id, delivered_as: 'admin_initiated', author: { type: 'admin', id: '814860' } },
    conversation_parts: { conversation_parts: [{ body: '<p>A lot</p>' }] },
  });
  expect(await page('/chats?view=all')).not.toContain('Unanswered messages');
});
