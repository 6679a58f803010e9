import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

const clock = manualClock();
const now = () => Math.floor(clock.now() / 1000);
const admin = { type: 'admin', admin_id: '814860' };
let intercom: Harness;
let hooks: Receiver;
let userId: string;

beforeAll(async () => {
  hooks = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: hooks.url });
  await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_conversations'] });
  userId = (await intercom.call('POST', '/contacts', { email: 'heard@example.com' })).body.id;
});
afterAll(async () => {
  await intercom.close();
  await hooks.close();
});
beforeEach(() => void hooks.received.splice(0));

const begin = async (): Promise<string> =>
  (await intercom.call('POST', '/conversations', { from: { type: 'user', id: userId }, body: 'Hi\nyou' })).body
    .conversation_id;

/** The next notification of the topic. */
async function heard(topic: string) {
  const matching = () =>
    hooks
      .posts()
      .map((post) => JSON.parse(post.body))
      .filter((body) => body.topic === topic);
  await until(`${topic} arrives`, () => matching().length > 0);
  expect(matching()).toHaveLength(1);
  return matching()[0].data.item;
}

test('a new conversation is reported without parts, its body as plain text, its times in seconds', async () => {
  const id = await begin();
  expect(await heard('conversation.user.created')).toMatchObject({
    type: 'conversation',
    id,
    created_at: now(),
    source: { body: 'Hi\nyou', author: { type: 'user', id: userId } },
    conversation_parts: { conversation_parts: [] },
  });
});

test('a reply is reported with itself alone and the code of the app that wrote it', async () => {
  const id = await begin();
  const reply = (body: object) => intercom.call('POST', `/conversations/${id}/reply`, body);
  await reply({ type: 'user', message_type: 'comment', intercom_user_id: userId, body: 'More' });
  const replied = await heard('conversation.user.replied');
  expect(replied.conversation_parts.conversation_parts).toMatchObject([{ body: 'More', part_type: 'comment' }]);
  await reply({ ...admin, message_type: 'comment', body: '<p>Yes</p>' });
  const answered = await heard('conversation.admin.replied');
  expect(answered.conversation_parts.conversation_parts).toMatchObject([
    { body: 'Yes', app_package_code: 'practice-app', author: { type: 'admin', id: '814860' } },
  ]);
});

test('teammates and the bot are distinguished, and every action has its topic', async () => {
  const id = await begin();
  const { admins } = (await intercom.call('GET', '/admins')).body;
  const bot = admins.find((one: { email: string }) => one.email.startsWith('operator+')).id;
  const reply = (body: object) => intercom.call('POST', `/conversations/${id}/reply`, body);
  const manage = (body: object) => intercom.call('POST', `/conversations/${id}/parts`, { ...admin, ...body });
  await reply({ type: 'admin', admin_id: bot, message_type: 'comment', body: 'Beep' });
  await heard('conversation.operator.replied');
  await reply({ ...admin, message_type: 'note', body: 'Among us' });
  await heard('conversation.admin.noted');
  await manage({ message_type: 'assignment', assignee_id: '814861' });
  await heard('conversation.admin.assigned');
  await manage({ message_type: 'snoozed', snoozed_until: now() + 60 });
  await heard('conversation.admin.snoozed');
  clock.advance(61_000);
  await heard('conversation.admin.unsnoozed');
  await manage({ message_type: 'close' });
  await heard('conversation.admin.closed');
  await manage({ message_type: 'open' });
  await heard('conversation.admin.opened');
  await manage({ message_type: 'close' });
  await manage({ message_type: 'assignment', assignee_id: '814860' });
  await heard('conversation.admin.open.assigned');
  await intercom.call('PUT', `/conversations/${id}`, { read: true });
  await heard('conversation.read');

  const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead' });
  const customer = { intercom_user_id: lead.id };
  await intercom.call('POST', `/conversations/${id}/customers`, { admin_id: '814860', customer });
  await heard('conversation.contact.attached');
  await intercom.call('DELETE', `/conversations/${id}/customers/${lead.id}`, { admin_id: '814860' });
  await heard('conversation.contact.detached');
  const { body: tag } = await intercom.call('POST', '/tags', { name: 'Heard' });
  await intercom.call('POST', `/conversations/${id}/tags`, { id: tag.id, admin_id: '814860' });
  await heard('conversation_part.tag.created');
  const part = (await intercom.call('GET', `/conversations/${id}`)).body.conversation_parts.conversation_parts[0];
  await intercom.call('POST', '/conversations/redact', {
    type: 'conversation_part',
    conversation_id: id,
    conversation_part_id: part.id,
  });
  await heard('conversation_part.redacted');
  await intercom.call('DELETE', `/conversations/${id}`);
  expect(await heard('conversation.deleted')).toEqual({ type: 'conversation', id, deleted: true });
});

test('a message with a conversation of its own is reported', async () => {
  clock.advance(80_000);
  await intercom.call('POST', '/messages', {
    message_type: 'in_app',
    from: { type: 'admin', id: '814860' },
    to: { type: 'user', id: userId },
    body: 'Hello',
    create_conversation_without_contact_reply: true,
  });
  expect(await heard('conversation.admin.single.created')).toMatchObject({ source: { body: 'Hello' } });
});

test('a rating is reported, from a workflow as the bot up to 2.16', async () => {
  const id = await begin();
  await intercom.control('POST', `conversations/${id}/rating`, { asked_by: 'workflow', rating: 5, remark: 'Great' });
  const item = await heard('conversation.rating.added');
  expect(item).toMatchObject({
    id,
    conversation_rating: { rating: 5, remark: 'Great', created_at: now(), teammate: { type: 'admin' } },
  });
  // The same rating again is not reported.
  await intercom.control('POST', `conversations/${id}/rating`, { rating: 5, remark: 'Great' });
  await heard('conversation.rating.added');
});

test('with echo off, only actions of people are reported', async () => {
  await intercom.control('POST', 'settings', { echo: false });
  const id = await begin();
  await intercom.control('POST', `conversations/${id}/rating`, { rating: 4 });
  await heard('conversation.rating.added');
  expect(hooks.posts()).toHaveLength(1);
  await intercom.control('POST', 'settings', { echo: true });
});

test('an app below 2.15 gets HTML', async () => {
  await intercom.control('POST', `apps/${intercom.clientId}`, { version: '2.14' });
  await begin();
  const item = await heard('conversation.user.created');
  expect([item.source.body, item.priority]).toEqual(['<p>Hi<br>you</p>', 'not_priority']);
  await intercom.control('POST', `apps/${intercom.clientId}`, { version: '2.17' });
  const id = await begin();
  await intercom.control('POST', `conversations/${id}/rating`, { asked_by: 'workflow', rating: 2 });
  const rated = await heard('conversation.rating.added');
  expect(rated.conversation_rating.teammate.type).toBe('workflow');
});

test('moments of the statistics are text in webhooks, where everything else is in seconds', async () => {
  const id = await begin();
  hooks.received.splice(0);
  await intercom.call('POST', `/conversations/${id}/parts`, { ...admin, message_type: 'close' });
  const item = await heard('conversation.admin.closed');
  expect(item.statistics.last_close_at).toBe(new Date(now() * 1000).toISOString());
  expect(item.statistics.time_to_last_close).toEqual(expect.any(Number));
  expect(item.updated_at).toBe(now());
  const { body } = await intercom.call('GET', `/conversations/${id}`);
  expect(body.statistics.last_close_at).toBe(now());
});
