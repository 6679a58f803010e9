import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Harness, startHarness } from '../testing/harness.ts';

const clock = manualClock();
const now = () => Math.floor(clock.now() / 1000);
let intercom: Harness;
let user: { id: string; external_id: string; email: string };
let lead: { id: string };

beforeAll(async () => {
  intercom = await startHarness({ clock, settings: { indexLagMs: 0 } });
  const given = { email: 'asker@example.com', external_id: 'asker-1', name: "Mo O'Neil" };
  user = (await intercom.call('POST', '/contacts', given)).body;
  lead = (await intercom.call('POST', '/contacts', { role: 'lead', email: 'lead@example.com' })).body;
});
afterAll(() => intercom.close());

const begin = async (body = 'Where is my invoice?', id = user.id): Promise<string> =>
  (await intercom.call('POST', '/conversations', { from: { type: 'user', id }, body })).body.conversation_id;
const read = async (id: string, version = '2.16', query = '') =>
  (await intercom.call('GET', `/conversations/${id}${query}`, undefined, { 'Intercom-Version': version })).body;
const reply = (id: string, body: object) => intercom.call('POST', `/conversations/${id}/reply`, body);
const manage = (id: string, body: object) => intercom.call('POST', `/conversations/${id}/parts`, body);
const asAdmin = { type: 'admin', admin_id: '814860' };

test('a contact begins a conversation and is answered with a message', async () => {
  const from = { type: 'user', id: user.id };
  const { status, body } = await intercom.call('POST', '/conversations', { from, body: 'Hello <b>there</b>\nyou' });
  expect(status).toBe(200);
  expect(body).toEqual({
    type: 'user_message',
    id: expect.stringMatching(/^\d+$/),
    created_at: now(),
    body: 'Hello <b>there</b>\nyou',
    message_type: 'inapp',
    conversation_id: expect.stringMatching(/^\d+$/),
  });
  const author = { type: 'user', id: user.id, name: 'Mo O&#39;Neil', email: user.email };
  expect(await read(body.conversation_id)).toMatchObject({
    type: 'conversation',
    id: body.conversation_id,
    created_at: now(),
    waiting_since: now(),
    snoozed_until: null,
    source: {
      type: 'conversation',
      id: body.id,
      delivered_as: 'customer_initiated',
      subject: '',
      body: '<p>Hello &lt;b&gt;there&lt;/b&gt;<br>you</p>',
      author,
      redacted: false,
    },
    contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: user.id, external_id: user.external_id }] },
    first_contact_reply: { created_at: now(), type: 'conversation', url: null },
    open: true,
    state: 'open',
    read: false,
    tags: { type: 'tag.list', tags: [] },
    priority: 'none',
    conversation_rating: null,
    teammates: null,
    title: null,
    conversation_parts: { type: 'conversation_part.list', conversation_parts: [], total_count: 0 },
  });
  const plain = await read(body.conversation_id, '2.16', '?display_as=plaintext');
  expect(plain.source.body).toBe('Hello <b>there</b>\nyou');
});

test('beginning a conversation moves last_replied_at and updated_at of the contact', async () => {
  clock.advance(5_000);
  await begin();
  const { body } = await intercom.call('GET', `/contacts/${user.id}`);
  expect([body.last_replied_at, body.updated_at]).toEqual([now(), now()]);
});

test('missing assignees are null up to 2.15 and 0 from 2.16 on; the priority is a level from 2.16 on', async () => {
  const id = await begin();
  const shown = async (version: string) => {
    const { admin_assignee_id, team_assignee_id, priority } = await read(id, version);
    return [admin_assignee_id, team_assignee_id, priority];
  };
  expect(await shown('2.15')).toEqual([null, null, 'not_priority']);
  expect(await shown('2.16')).toEqual([0, 0, 'none']);
});

test.each([
  ['unknown', { body: 'Hi' }, 400, 'parameter_invalid'],
  ['an admin', { from: { type: 'admin', id: '814860' }, body: 'Hi' }, 400, 'parameter_invalid'],
  ['no body', { from: { type: 'user', id: 'x' } }, 400, 'parameter_invalid'],
  ['a body that is a list', { from: { type: 'user', id: 'x' }, body: ['a'] }, 400, 'parameter_invalid'],
  ['an unknown contact', { from: { type: 'user', id: '123_doesnt_exist' }, body: 'Hi' }, 404, 'not_found'],
])('a conversation from %s is refused', async (_name, body, status, code) => {
  const answer = await intercom.call('POST', '/conversations', body);
  expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
});

test('contacts and teammates reply; a reply to a closed conversation opens it', async () => {
  const id = await begin();
  clock.advance(60_000);
  const answered = await reply(id, {
    ...asAdmin,
    message_type: 'comment',
    body: 'Look <a href="https://x.example/a">here</a><script>',
  });
  expect(answered.body).toMatchObject({ waiting_since: null, state: 'open' });
  const [comment] = answered.body.conversation_parts.conversation_parts;
  expect(comment).toMatchObject({
    type: 'conversation_part',
    part_type: 'comment',
    body: '<p>Look <a href="https://x.example/a">here</a></p>',
    created_at: now(),
    assigned_to: null,
    author: { type: 'admin', id: '814860', name: 'Ana Moreira' },
    redacted: false,
    state: 'open',
    app_package_code: 'practice-app',
  });
  expect((await intercom.call('GET', `/contacts/${user.id}`)).body.last_contacted_at).toBe(now());
  const plain = await read(id, '2.16', '?display_as=plaintext');
  expect(plain.conversation_parts.conversation_parts[0].body).toBe('Look here (https://x.example/a)');

  await manage(id, { ...asAdmin, message_type: 'close', body: 'Goodbye' });
  const note = await reply(id, { ...asAdmin, message_type: 'note', body: '<h2>List</h2><ul><li>Tea</li></ul>' });
  expect([note.body.state, note.body.open]).toEqual(['closed', false]);
  expect(note.body.conversation_parts.conversation_parts.at(-1)).toMatchObject({
    part_type: 'note',
    body: '<h2>List</h2><ul><li>Tea</li></ul>',
  });

  const again = await reply(id, { type: 'user', message_type: 'comment', intercom_user_id: user.id, body: 'Thanks' });
  expect(again.body).toMatchObject({ state: 'open', open: true, waiting_since: now() });
  expect(again.body.conversation_parts.conversation_parts.at(-1)).toMatchObject({
    part_type: 'open',
    body: '<p>Thanks</p>',
    author: { type: 'user', id: user.id },
  });
});

test('a contact is named by each of three keys, and "last" is its last conversation', async () => {
  const id = await begin();
  clock.advance(1_000);
  for (const key of [{ email: user.email }, { user_id: user.external_id }, { intercom_user_id: user.id }]) {
    const answer = await reply('last', { type: 'user', message_type: 'comment', ...key, body: 'And this' });
    expect([answer.status, answer.body.id]).toEqual([200, id]);
  }
  const stranger = await reply(id, { type: 'user', message_type: 'comment', intercom_user_id: lead.id, body: 'Hm' });
  expect(stranger.status).toBe(404);
});

test('quick replies are offered and taken', async () => {
  const id = await begin();
  const options = [{ text: 'Yes', uuid: 'a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb' }];
  const offered = await reply(id, { ...asAdmin, message_type: 'quick_reply', reply_options: options });
  expect(offered.body.conversation_parts.conversation_parts[0]).toMatchObject({
    part_type: 'quick_reply',
    body: null,
    metadata: { quick_reply_options: options },
  });
  const taken = await reply(id, {
    type: 'user',
    message_type: 'quick_reply',
    intercom_user_id: user.id,
    reply_options: options,
  });
  expect(taken.body.conversation_parts.conversation_parts[1]).toMatchObject({
    body: '<p>Yes</p>',
    metadata: { quick_reply_uuid: options[0]?.uuid },
  });
});

test('a conversation is assigned, snoozed, reopens automatically, is closed and reopened by assignment', async () => {
  const id = await begin();
  const assigned = await manage(id, { ...asAdmin, message_type: 'assignment', assignee_id: 814861 });
  expect(assigned.body).toMatchObject({ admin_assignee_id: 814861 });
  expect(assigned.body.conversation_parts.conversation_parts.at(-1)).toMatchObject({
    part_type: 'assignment',
    assigned_to: { type: 'admin', id: '814861' },
  });

  const until = now() + 3_600;
  const snoozed = await manage(id, { message_type: 'snoozed', admin_id: '814860', snoozed_until: until });
  expect(snoozed.body).toMatchObject({ state: 'snoozed', open: true, snoozed_until: until });
  clock.advance(3_600_000);
  const woken = await read(id);
  expect(woken).toMatchObject({ state: 'open', snoozed_until: null });
  expect(woken.conversation_parts.conversation_parts.at(-1).part_type).toBe('timer_unsnooze');

  const closed = await manage(id, { ...asAdmin, message_type: 'close' });
  expect(closed.body).toMatchObject({ state: 'closed', open: false, waiting_since: null });
  const reopened = await manage(id, { message_type: 'open', admin_id: '814860' });
  expect(reopened.body.state).toBe('open');
  await manage(id, { ...asAdmin, message_type: 'close' });
  const both = await manage(id, { ...asAdmin, message_type: 'assignment', assignee_id: '0' });
  expect(both.body).toMatchObject({ state: 'open', admin_assignee_id: 0 });
  expect(both.body.conversation_parts.conversation_parts.at(-1).part_type).toBe('assign_and_reopen');
  expect(both.body.statistics).toMatchObject({ count_reopens: 2, count_assignments: 2, last_closed_by_id: 814860 });
  expect(both.body.teammates.type).toBe('admin.list');
  expect(both.body.teammates.admins).toContainEqual({ type: 'admin', id: '814860' });
});

test.each([
  [{ message_type: 'close' }, 400],
  [{ message_type: 'close', admin_id: 'unknown' }, 404],
  [{ message_type: 'snoozed', admin_id: '814860', snoozed_until: 1 }, 400],
  [{ message_type: 'snoozed', admin_id: '814860' }, 400],
  [{ message_type: 'assignment', admin_id: '814860', assignee_id: '1' }, 404],
  [{ message_type: 'assignment', admin_id: '814860', type: 'team', assignee_id: '1' }, 404],
  [{ message_type: 'assignment', admin_id: '814860' }, 400],
  [{ message_type: '__proto__', admin_id: '814860' }, 400],
  [{}, 400],
])('managing with %j is refused and changes nothing', async (body, status) => {
  const id = await begin();
  expect((await manage(id, body)).status).toBe(status);
  expect((await read(id)).conversation_parts.total_count).toBe(0);
});

test.each([
  ['GET', '/conversations/1'],
  ['GET', '/conversations/constructor'],
  ['PUT', '/conversations/1'],
  ['DELETE', '/conversations/1'],
  ['POST', '/conversations/1/parts'],
  ['POST', '/conversations/1/customers'],
])('%s %s is not found', async (method, path) => {
  const answer = await intercom.call(method, path, method === 'GET' ? undefined : {});
  expect([answer.status, answer.body.errors[0]]).toEqual([404, { code: 'not_found', message: 'Resource Not Found' }]);
});

test('title and read can be changed, attributes that do not exist cannot', async () => {
  const id = await begin();
  const changed = await intercom.call('PUT', `/conversations/${id}`, { read: true, title: 'Invoice' });
  expect(changed.body).toMatchObject({ read: true, title: 'Invoice' });
  const refused = await intercom.call('PUT', `/conversations/${id}`, {
    title: 'x',
    custom_attributes: { colour: 'red' },
  });
  expect([refused.status, refused.body.errors[0].message]).toEqual([
    400,
    "Conversation attribute 'colour' does not exist",
  ]);
  expect((await read(id)).title).toBe('Invoice');
});

test('a deleted conversation is gone and listed among the deleted', async () => {
  const ids = [await begin(), await begin(), await begin()];
  for (const id of ids) {
    const answer = await intercom.call('DELETE', `/conversations/${id}?retain_metrics=${id !== ids[0]}`);
    expect(answer.body).toEqual({ id, object: 'conversation', deleted: true });
  }
  expect((await intercom.call('GET', `/conversations/${ids[0]}`)).status).toBe(404);
  const first = await intercom.call('GET', '/conversations/deleted?per_page=2');
  expect(first.body).toMatchObject({ type: 'conversations.list', total_count: 3, pages: { total_pages: 2, page: 1 } });
  const { pathname, search } = new URL(first.body.pages.next);
  const second = await intercom.call('GET', pathname + search);
  expect(second.body.conversations).toEqual([
    { type: 'conversation', id: ids[0], metrics_retained: false, deleted_at: now() },
  ]);
  expect(second.body.pages.next).toBeNull();
  const old = await intercom.call('GET', '/conversations/deleted', undefined, { 'Intercom-Version': '2.14' });
  expect([old.status, old.body.errors[0].code]).toEqual([400, 'intercom_version_invalid']);
});

test('participants are added and removed; an unknown e-mail makes a lead; the last one cannot be removed', async () => {
  const id = await begin();
  const join = (customer: object) =>
    intercom.call('POST', `/conversations/${id}/customers`, { admin_id: '814860', customer });
  expect((await join({ intercom_user_id: lead.id })).body).toEqual({ customers: [{ type: 'lead', id: lead.id }] });
  const made = (await join({ email: 'new-in-talk@example.com' })).body.customers[0];
  expect((await intercom.call('GET', `/contacts/${made.id}`)).body).toMatchObject({
    role: 'lead',
    email: 'new-in-talk@example.com',
  });
  expect((await join({ user_id: 'unknown' })).status).toBe(404);
  expect((await read(id)).contacts.contacts).toHaveLength(3);

  const leave = (contact: string) =>
    intercom.call('DELETE', `/conversations/${id}/customers/${contact}`, { admin_id: '814860' });
  expect((await leave(made.id)).body).toEqual({ customers: [{ type: 'lead', id: made.id }] });
  expect((await leave(made.id)).body.errors[0]).toEqual({ code: 'not_found', message: 'User Not Found' });
  await leave(lead.id);
  const last = await leave(user.id);
  expect([last.status, last.body.errors[0].message]).toEqual([422, 'Removing the last customer is not allowed']);
});

test('a conversation is tagged and untagged', async () => {
  const id = await begin();
  const { id: tagId, name } = (await intercom.call('POST', '/tags', { name: 'Billing' })).body;
  const tag = { type: 'tag', id: tagId, name };
  const path = `/conversations/${id}/tags`;
  const applied = await intercom.call('POST', path, { id: tag.id, admin_id: '814861' });
  expect(applied.body).toMatchObject({ ...tag, applied_by: { type: 'admin', id: '814861' } });
  expect((await read(id)).tags.tags).toMatchObject([tag]);
  expect((await intercom.call('POST', path, { id: '1' })).body.errors[0].code).toBe('tag_not_found');
  expect((await intercom.call('DELETE', `${path}/${tag.id}`, { admin_id: '814861' })).body).toMatchObject(tag);
  const again = await intercom.call('DELETE', `${path}/${tag.id}`, { admin_id: '814861' });
  expect(again.body.errors[0]).toEqual({ code: 'tag_not_found', message: 'Tag not found' });
  const nowhere = await intercom.call('POST', '/conversations/1/tags', { id: tag.id });
  expect(nowhere.body.errors[0]).toEqual({ code: 'not_found', message: 'Conversation not found' });
});

test('a message is redacted, once', async () => {
  const id = await begin();
  const { body } = await reply(id, { ...asAdmin, message_type: 'comment', body: 'secret' });
  const part = {
    type: 'conversation_part',
    conversation_id: id,
    conversation_part_id: body.conversation_parts.conversation_parts[0].id,
  };
  const redacted = await intercom.call('POST', '/conversations/redact', part);
  expect(redacted.body.conversation_parts.conversation_parts[0]).toMatchObject({
    redacted: true,
    body: '<p><i>This message was deleted</i></p>',
  });
  const again = await intercom.call('POST', '/conversations/redact', part);
  expect(again.body.errors[0].code).toBe('conversation_part_not_redactable');
  const source = await intercom.call('POST', '/conversations/redact', {
    type: 'source',
    conversation_id: id,
    source_id: body.source.id,
  });
  expect(source.body.source.redacted).toBe(true);
  const unknown = await intercom.call('POST', '/conversations/redact', { ...part, conversation_id: 'x' });
  expect([unknown.status, unknown.body.errors[0].code]).toEqual([404, 'conversation_part_or_message_not_found']);
});

test('files come as addresses or as base64, not both', async () => {
  const id = await begin();
  const urls = { attachment_urls: ['https://x.example/pictures/cat.png'] };
  const files = { attachment_files: [{ content_type: 'text/plain', data: 'aGVsbG8=', name: 'a.txt' }] };
  const comment = { ...asAdmin, message_type: 'comment', body: 'See' };
  const one = await reply(id, { ...comment, ...urls });
  expect(one.body.conversation_parts.conversation_parts[0].attachments).toMatchObject([
    { type: 'upload', name: 'cat.png', url: urls.attachment_urls[0] },
  ]);
  const other = await reply(id, { ...comment, ...files });
  expect(other.body.conversation_parts.conversation_parts[1].attachments).toMatchObject([
    { name: 'a.txt', filesize: 5 },
  ]);
  expect((await reply(id, { ...comment, ...urls, ...files })).status).toBe(400);
  expect((await reply(id, { ...comment, attachment_urls: ['javascript:alert(1)'] })).status).toBe(400);
});

test('a rating shows when it was asked for; the latest completed one counts from 2.15 on', async () => {
  const id = await begin();
  const rate = (body: object) => intercom.control('POST', `conversations/${id}/rating`, body);
  const requestedAt = now();
  expect((await rate({ asked_by: 'admin' })).status).toBe(200);
  expect((await read(id)).conversation_rating).toBeNull();
  clock.advance(90_000);
  await rate({ rating: 5, remark: 'Great' });
  const rating = {
    rating: 5,
    remark: 'Great',
    created_at: requestedAt,
    updated_at: now(),
    contact: { type: 'contact', id: user.id, external_id: user.external_id },
    teammate: { type: 'admin', id: '814860' },
  };
  expect((await read(id)).conversation_rating).toEqual(rating);

  await rate({ asked_by: 'workflow' });
  expect((await read(id, '2.15')).conversation_rating).toEqual(rating);
  expect((await read(id, '2.14')).conversation_rating).toMatchObject({ rating: null });
  await rate({ rating: 1 });
  expect((await read(id, '2.17')).conversation_rating).toMatchObject({ rating: 1, teammate: { type: 'workflow' } });
  const { admins } = (await intercom.call('GET', '/admins')).body;
  const bot = admins.find((admin: { email: string }) => admin.email.startsWith('operator+'));
  expect((await read(id, '2.16')).conversation_rating.teammate).toEqual({ type: 'admin', id: bot.id });
});

test.each([{ rating: 6 }, { rating: 0 }, { rating: '5' }, { stars: 5 }, { asked_by: 'me' }])(
  'the control API refuses a rating of %j with one sentence',
  async (body) => {
    const id = await begin();
    const answer = await intercom.tryControl('POST', `conversations/${id}/rating`, body);
    expect([answer.status, typeof answer.body.error]).toEqual([400, 'string']);
  },
);

test('a token without the scopes is refused', async () => {
  const from = { type: 'user', id: user.id };
  const remove_scopes = ['write_conversations', 'delete_conversations_and_metrics'];
  const other = await startHarness({ clock });
  try {
    const [{ access_token }] = (await other.control('GET', 'info')).body.workspaces;
    await other.control('POST', 'tokens', { token: access_token, remove_scopes });
    const refused = await other.call('POST', '/conversations', { from, body: 'Hi' });
    expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'forbidden']);
    expect((await other.call('GET', '/conversations')).status).toBe(200);
  } finally {
    await other.close();
  }
});
