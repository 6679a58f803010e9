import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Harness, startHarness } from '../testing/harness.ts';

const clock = manualClock();
const now = () => Math.floor(clock.now() / 1000);
let intercom: Harness;
let contactId: string;
let tagId: string;
/** Ids and times of three conversations: unanswered; answered, closed and rated 5; assigned and tagged. */
const ids: string[] = [];
const times: number[] = [];

beforeAll(async () => {
  intercom = await startHarness({ clock });
  contactId = (await intercom.call('POST', '/contacts', { email: 'search-me@example.com', name: 'Kim' })).body.id;
  const from = { type: 'user', id: contactId };
  for (const body of ['I need support, please', 'How do I pay?', 'Thank you for the support!']) {
    clock.advance(10_000);
    times.push(now());
    ids.push((await intercom.call('POST', '/conversations', { from, body })).body.conversation_id);
  }
  const admin = { type: 'admin', admin_id: '814860' };
  clock.advance(10_000);
  await intercom.call('POST', `/conversations/${ids[1]}/reply`, { ...admin, message_type: 'comment', body: 'By card' });
  await intercom.call('POST', `/conversations/${ids[1]}/parts`, { ...admin, message_type: 'close' });
  await intercom.control('POST', `conversations/${ids[1]}/rating`, { asked_by: 'admin', rating: 5, remark: 'Quick' });
  await intercom.call('POST', `/conversations/${ids[2]}/parts`, {
    ...admin,
    message_type: 'assignment',
    assignee_id: '814861',
  });
  tagId = (await intercom.call('POST', '/tags', { name: 'Praise' })).body.id;
  await intercom.call('POST', `/conversations/${ids[2]}/tags`, { id: tagId, admin_id: '814860' });
});
afterAll(() => intercom.close());

const search = (query: unknown, more: object = {}, version = '2.16') =>
  intercom.call('POST', '/conversations/search', { query, ...more }, { 'Intercom-Version': version });

/** Which of the three conversations match, by number; seeded ones are left out by the contact. */
async function found(field: string, operator: string, value: unknown, version?: string): Promise<number[]> {
  const own = { field: 'contact_ids', operator: '=', value: contactId };
  const answer = await search({ operator: 'AND', value: [own, { field, operator, value }] }, {}, version);
  expect([answer.status, answer.body.type]).toEqual([200, 'conversation.list']);
  return answer.body.conversations.map((one: { id: string }) => ids.indexOf(one.id)).toSorted();
}

test('> and < include the second itself', async () => {
  expect(await found('created_at', '>', times[1])).toEqual([1, 2]);
  expect(await found('created_at', '<', times[1])).toEqual([0, 1]);
  expect(await found('created_at', '=', String(times[1]))).toEqual([1]);
  expect(await found('created_at', '>', Number(times[1]) + 1)).toEqual([2]);
});

test('there is no >= in conversation search', async () => {
  expect((await search({ field: 'created_at', operator: '>=', value: 1 })).status).toBe(400);
});

test('the body is searched by single words', async () => {
  expect(await found('source.body', '=', 'support')).toEqual([0, 2]);
  expect(await found('source.body', '=', 'SUPPORT')).toEqual([0, 2]);
  expect(await found('source.body', '=', 'need support')).toEqual([]);
  expect(await found('source.body', '!=', 'support')).toEqual([1]);
  expect(await found('source.body', '~', 'leas')).toEqual([0]);
  expect(await found('source.body', '!~', 'leas')).toEqual([1, 2]);
  expect(await found('source.body', 'IN', ['pay', 'need'])).toEqual([0, 1]);
  expect(await found('source.body', 'NIN', ['pay', 'need'])).toEqual([2]);
});

test.each<[string, string, () => unknown, number[]]>([
  ['conversation_rating.score', '=', () => 5, [1]],
  ['conversation_rating.score', '>', () => 5, [1]],
  ['conversation_rating.score', '<', () => 4, []],
  ['conversation_rating.remark', '~', () => 'qui', [1]],
  ['conversation_rating.replied_at', '>', () => times[2], [1]],
  ['conversation_rating.requested_at', '>', () => times[2], [1]],
  ['conversation_rating.contact_id', '=', () => contactId, [1]],
  ['conversation_rating.admin_d', '=', () => '814860', [1]],
  ['state', '=', () => 'closed', [1]],
  ['open', '=', () => true, [0, 2]],
  ['read', '=', () => false, [0, 1, 2]],
  ['priority', '=', () => 'none', [0, 1, 2]],
  ['admin_assignee_id', '=', () => 814_861, [2]],
  ['admin_assignee_id', '=', () => 0, [0, 1]],
  ['teammate_ids', '=', () => '814860', [1, 2]],
  ['tag_ids', '=', () => tagId, [2]],
  ['tag_ids', '!=', () => tagId, [0, 1]],
  ['id', 'IN', () => [ids[0], ids[1]], [0, 1]],
  ['source.author.email', '=', () => 'search-me@example.com', [0, 1, 2]],
  ['source.author.name', '=', () => 'Kim', [0, 1, 2]],
  ['source.delivered_as', '=', () => 'customer_initiated', [0, 1, 2]],
  ['waiting_since', '>', () => 0, [0, 2]],
  ['statistics.count_conversation_parts', '>', () => 3, [1]],
  ['statistics.first_admin_reply_at', '>', () => times[2], [1]],
  ['statistics.time_to_admin_reply', '=', () => 20, [1]],
  ['statistics.last_closed_by_id', '=', () => '814860', [1]],
  ['ai_agent_participated', '=', () => true, []],
])('%s %s finds what it should', async (field, operator, value, expected) => {
  expect(await found(field, operator, value())).toEqual(expected);
});

test('up to 2.15 an unassigned conversation has null and priority has two values', async () => {
  expect(await found('admin_assignee_id', '=', null, '2.15')).toEqual([0, 1]);
  expect(await found('priority', '=', 'not_priority', '2.15')).toEqual([0, 1, 2]);
});

test.each([
  ['an unknown field', { field: 'colour', operator: '=', value: 'red' }],
  ['a wrong type', { field: 'created_at', operator: '>', value: 'foobar' }],
  ['a wrong operator', { field: 'open', operator: '>', value: true }],
  ['no query', undefined],
  ['a prototype key', { field: '__proto__', operator: '=', value: 'x' }],
  ['a constructor', { field: 'constructor', operator: '=', value: 'x' }],
  ['a body that is no text', { field: 'source.body', operator: '=', value: 5 }],
  ['a list without IN', { field: 'source.body', operator: '=', value: ['a'] }],
  ['three levels', { operator: 'AND', value: [{ operator: 'OR', value: [{ operator: 'OR', value: [] }] }] }],
])('%s is refused with 400', async (_name, query) => {
  expect((await search(query)).status).toBe(400);
});

test('pages of the list and the search are walked by cursor, the latest change first', async () => {
  const all = (await intercom.call('GET', '/conversations?per_page=150')).body;
  expect([all.type, all.pages.per_page, all.pages.next]).toEqual(['conversation.list', 150, undefined]);
  expect(all.conversations[0]).not.toHaveProperty('conversation_parts');
  const updated = all.conversations.map((one: { updated_at: number }) => one.updated_at);
  expect(updated).toEqual(updated.toSorted((a: number, b: number) => b - a));

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `&starting_after=${encodeURIComponent(cursor)}`;
    const page = (await intercom.call('GET', `/conversations?per_page=2${query}`)).body;
    seen.push(...page.conversations.map((one: { id: string }) => one.id));
    cursor = page.pages.next?.starting_after;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.conversations.map((one: { id: string }) => one.id));

  const query = { field: 'created_at', operator: '>', value: 0 };
  const first = (await search(query, { pagination: { per_page: 2 } })).body;
  expect(first.conversations).toHaveLength(2);
  const second = (await search(query, { pagination: { per_page: 2, starting_after: first.pages.next.starting_after } }))
    .body;
  expect(second.pages.page).toBe(2);
  expect((await search(query)).body.pages.per_page).toBe(20);
  expect((await search(query, { pagination: { per_page: 151 } })).status).toBe(400);
  expect((await intercom.call('GET', '/conversations?starting_after=x')).body.errors[0].code).toBe('client_error');
});

test('a sort order can be given', async () => {
  const query = { field: 'contact_ids', operator: '=', value: contactId };
  const sort = { field: 'created_at', order: 'ascending' };
  const rows = (await search(query, { sort })).body.conversations;
  expect(rows.map((one: { id: string }) => one.id)).toEqual(ids);
});
