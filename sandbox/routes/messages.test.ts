import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Harness, startHarness } from '../testing/harness.ts';

const clock = manualClock();
const now = () => Math.floor(clock.now() / 1000);
let intercom: Harness;
let user: { id: string };
let lead: { id: string };

beforeAll(async () => {
  intercom = await startHarness({ clock });
  user = (await intercom.call('POST', '/contacts', { email: 'reader@example.com', external_id: 'reader-1' })).body;
  lead = (await intercom.call('POST', '/contacts', { role: 'lead' })).body;
  clock.advance(80_000);
});
afterAll(() => intercom.close());

const from = { type: 'admin', id: '814860' };
const send = (message: object) => intercom.call('POST', '/messages', { from, body: 'heyy', ...message });
const total = async () => (await intercom.call('GET', '/conversations')).body.total_count;

test('a teammate writes to a contact, and no conversation exists', async () => {
  const before = await total();
  const { status, body } = await send({ message_type: 'in_app', to: { type: 'user', id: user.id } });
  expect(status).toBe(200);
  expect(body).toEqual({
    type: 'admin_message',
    id: expect.stringMatching(/^\d+$/),
    created_at: now(),
    subject: '',
    body: 'heyy',
    message_type: 'inapp',
    owner: expect.objectContaining({ type: 'admin', id: '814860', name: 'Ana Moreira' }),
  });
  expect(await total()).toBe(before);
  expect((await intercom.call('GET', `/contacts/${user.id}`)).body.last_contacted_at).toBe(now());
});

test('a conversation is there at once when it is asked for', async () => {
  const { body } = await send({
    message_type: 'email',
    subject: 'News',
    template: 'plain',
    to: [
      { type: 'user', id: user.id },
      { type: 'lead', id: lead.id },
    ],
    create_conversation_without_contact_reply: true,
  });
  expect(body).toMatchObject({ message_type: 'email', subject: 'News' });
  expect((await intercom.call('GET', `/conversations/${body.conversation_id}`)).body).toMatchObject({
    source: { id: body.id, type: 'email', delivered_as: 'admin_initiated', subject: 'News', body: '<p>heyy</p>' },
    contacts: { contacts: [{ id: user.id }, { id: lead.id }] },
    state: 'closed',
    first_contact_reply: null,
  });
});

test('older forms are accepted: inapp, to a contact, by external id', async () => {
  for (const to of [
    { type: 'contact', id: user.id },
    { type: 'user', user_id: 'reader-1' },
  ])
    expect((await send({ message_type: 'inapp', to })).status).toBe(200);
});

test('a message from a user begins a conversation', async () => {
  const { body } = await intercom.call('POST', '/messages', { from: { type: 'user', id: user.id }, body: 'heyy' });
  expect(body).toMatchObject({ type: 'user_message', message_type: 'inapp', body: 'heyy' });
  expect((await intercom.call('GET', `/conversations/${body.conversation_id}`)).status).toBe(200);
});

test('a contact created a moment ago cannot be messaged yet', async () => {
  const { body: fresh } = await intercom.call('POST', '/contacts', { email: 'fresh@example.com' });
  const message = { message_type: 'in_app', to: { type: 'user', id: fresh.id } };
  expect((await send(message)).body.errors?.[0]).toEqual({ code: 'not_found', message: 'User Not Found' });
  clock.advance(80_000);
  expect((await send(message)).status).toBe(200);
});

test.each<[string, object, number, string, string | undefined]>([
  ['no body', { message_type: 'inapp', body: null, subject: 'x' }, 400, 'parameter_invalid', 'Body is required'],
  [
    'an e-mail without a body',
    { message_type: 'email', body: '', subject: 'x' },
    400,
    'parameter_invalid',
    'Body is required',
  ],
  [
    'an e-mail without a subject',
    { message_type: 'email' },
    422,
    'parameter_not_found',
    'No subject supplied for email message',
  ],
  [
    'a strange template',
    { message_type: 'email', subject: 'x', template: 'fancy' },
    400,
    'parameter_invalid',
    undefined,
  ],
  ['WhatsApp', { message_type: 'whatsapp' }, 400, 'parameter_invalid', undefined],
  ['no type', {}, 400, 'parameter_invalid', undefined],
  ['no recipient', { message_type: 'inapp', to: [] }, 400, 'parameter_invalid', undefined],
  ['an unknown sender', { message_type: 'inapp', from: { type: 'admin', id: '1' } }, 404, 'admin_not_found', undefined],
  ['no sender', { message_type: 'inapp', from: null }, 400, 'parameter_invalid', undefined],
  ['a stranger', { message_type: 'inapp', to: { type: 'user', id: 'x' } }, 404, 'not_found', 'User Not Found'],
  [
    'a message from the future',
    { message_type: 'inapp', created_at: 9_000_000_000 },
    400,
    'parameter_invalid',
    undefined,
  ],
])('%s is refused', async (_name, message, status, code, text) => {
  const answer = await send({ to: { type: 'user', id: user.id }, ...message });
  expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
  if (text !== undefined) expect(answer.body.errors[0].message).toBe(text);
});
