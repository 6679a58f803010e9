import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness();
});
afterAll(() => intercom.close());

const call = (method: string, path: string, body?: unknown) => intercom.call(method, path, body);
const counts = async (query = '') => (await call('GET', `/counts${query}`)).body;

test('totals follow what is made and archived', async () => {
  const before = await counts();
  expect(before).toMatchObject({ type: 'count.hash', company: { count: 3 }, user: { count: 15 }, tag: { count: 4 } });
  const { id } = (await call('POST', '/contacts', { role: 'lead', email: 'counted@example.com' })).body;
  await call('POST', '/tags', { name: 'Counted' });
  const after = await counts();
  expect([after.lead.count, after.user.count, after.tag.count]).toEqual([before.lead.count + 1, 15, 5]);
  await call('POST', `/contacts/${id}/archive`);
  expect((await counts()).lead.count).toBe(before.lead.count);
  expect(await counts('?type=lead')).toEqual({ type: 'count', lead: before.lead });
  expect(await counts('?type=company')).toEqual({ type: 'count', company: { count: 3 } });
  expect(await counts('?type=user')).toEqual({ type: 'count', user: { count: 15 } });
});

test('contacts are counted by tag, leads included', async () => {
  const answer = await counts('?type=user&count=tag');
  expect(Object.keys(answer)).toEqual(['type', 'user']);
  expect(answer.user.tag).toContainEqual({ Newsletter: 2 });
});

test('companies are counted by tag, segment and their contacts', async () => {
  expect((await counts('?type=company&count=tag')).company.tag).toContainEqual({ Customer: 1 });
  expect((await counts('?type=company&count=segment')).pages).toEqual({});
  expect((await counts('?type=company&count=user')).company.user).toContainEqual({
    'Okafor Logistics': 1,
    remote_company_id: 'acme-org-2',
  });
});

test('conversations are counted by state and by admin', async () => {
  const zero = (await counts('?type=conversation')).conversation;
  const { id } = (await call('POST', '/contacts', { email: 'talks@example.com' })).body;
  const from = { type: 'user', id };
  for (const body of ['One', 'Two']) await call('POST', '/conversations', { from, body });
  const { conversations } = (await call('GET', '/conversations')).body;
  const close = { message_type: 'close', type: 'admin', admin_id: '814860' };
  await call('POST', `/conversations/${conversations[0].id}/parts`, close);
  expect(await counts('?type=conversation')).toEqual({
    type: 'count',
    conversation: {
      assigned: zero.assigned,
      closed: zero.closed + 1,
      open: zero.open + 1,
      unassigned: zero.unassigned + 1,
    },
  });
  expect((await counts('?type=conversation&count=admin')).conversation.admin).toContainEqual({
    id: '814861',
    name: 'Sam Doyle',
    open: expect.any(Number),
    closed: expect.any(Number),
  });
});

test('counts of companies are paged by URL', async () => {
  const first = await counts('?type=company&count=user&per_page=2');
  expect(first.company.user.length).toBe(2);
  expect(first.pages.pages).toEqual({
    type: 'pages',
    next: `${intercom.url}/counts?type=company&count=user&per_page=2&page=2`,
    page: 1,
    per_page: 2,
    total_pages: 2,
  });
  const second = (await call('GET', first.pages.pages.next.slice(intercom.url.length))).body;
  expect([second.company.user.length, second.pages]).toEqual([1, {}]);
});

test.each(['?type=nothing', '?type=__proto__', '?type=user&count=__proto__', '?count=tag', '?type=user&type=lead'])(
  '%s is refused',
  async (query) => {
    const answer = await call('GET', `/counts${query}`);
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'parameter_invalid']);
  },
);
