import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

const clock = manualClock();
const now = Math.floor(clock.now() / 1000);
let intercom: Harness;
let hooks: Receiver;
/** A fresh user for each test that counts events. */
let number = 0;

beforeAll(async () => {
  hooks = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: hooks.url, topics: ['event.created'] });
  await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_events'] });
});
afterAll(async () => {
  await intercom.close();
  await hooks.close();
});

async function newUser() {
  number += 1;
  const given = { email: `doer${number}@example.com`, external_id: `doer-${number}` };
  return { ...given, id: String((await intercom.call('POST', '/contacts', given)).body.id) };
}
const track = (event: object) =>
  intercom.call('POST', '/events', { event_name: 'invited-friend', created_at: now, ...event });
const listed = async (id: string, more = '') =>
  (await intercom.call('GET', `/events?type=user&intercom_user_id=${id}${more}`)).body;

test('an event is accepted with an empty response, listed and reported', async () => {
  const user = await newUser();
  const answer = await track({ user_id: user.external_id, metadata: { invite_code: 'ADDAFRIEND' } });
  expect([answer.status, answer.body]).toEqual([202, '']);
  const event = {
    type: 'event',
    event_name: 'invited-friend',
    created_at: now,
    intercom_user_id: user.id,
    user_id: user.external_id,
    email: user.email,
    metadata: { invite_code: 'ADDAFRIEND' },
  };
  expect((await listed(user.id)).events).toMatchObject([event]);
  await until('the event is reported', () => hooks.posts().length > 0);
  const { topic, data } = JSON.parse(hooks.posts()[0]?.body ?? '');
  expect(topic).toBe('event.created');
  expect(data.item).toEqual({ ...event, id: expect.any(String), ext_metadata: null });
});

test('a person is found by each key; a lead only by Intercom id', async () => {
  const user = await newUser();
  expect((await track({ id: user.id })).status).toBe(202);
  expect((await track({ email: user.email.toUpperCase(), created_at: now + 1 })).status).toBe(202);
  expect((await listed(user.id)).events).toHaveLength(2);

  const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'lead-doer@example.com' });
  expect((await track({ id: lead.id })).status).toBe(202);
  for (const key of [{ email: 'lead-doer@example.com' }, { user_id: lead.external_id }]) {
    const refused = await track(key);
    expect([refused.status, refused.body.errors[0]]).toEqual([404, { code: 'not_found', message: 'User Not Found' }]);
  }
});

test('two events with the same name in one second, in any case, are one; both calls are accepted', async () => {
  const user = await newUser();
  const first = await track({ id: user.id });
  const again = await track({ id: user.id, event_name: 'Invited-Friend', metadata: { other: 1 } });
  expect(again.status).toBe(202);
  expect(Number(again.headers.get('x-ratelimit-remaining'))).toBe(
    Number(first.headers.get('x-ratelimit-remaining')) - 1,
  );
  await track({ id: user.id, event_name: 'left' });
  const names = (await listed(user.id)).events.map((event: { event_name: string }) => event.event_name);
  expect(names).toEqual(['left', 'invited-friend']);
});

test('periods and dollar signs become hyphens', async () => {
  const user = await newUser();
  await track({ id: user.id, event_name: 'paid.in$' });
  expect((await listed(user.id)).events[0].event_name).toBe('paid-in-');
});

test('the first ten metadata keys stay, of every documented type', async () => {
  const user = await newUser();
  const metadata = {
    text: 'a',
    number: 3.67,
    joined_date: 1_392_036_272,
    link: 'https://example.org/a.html',
    article: { url: 'https://example.org/a.html', value: 'the dude abides' },
    price: { amount: 34_999, currency: 'eur' },
    g: 1,
    h: 2,
    i: 3,
    j: 4,
  };
  expect((await track({ id: user.id, metadata: { ...metadata, k: 5, l: [] } })).status).toBe(202);
  expect((await listed(user.id)).events[0].metadata).toEqual(metadata);
});

test.each([
  ['no name', { event_name: undefined }],
  ['an empty name', { event_name: ' ' }],
  ['a number for a name', { event_name: 5 }],
  ['no time', { created_at: undefined }],
  ['milliseconds', { created_at: now * 1000 }],
  ['a time as text', { created_at: `${now}` }],
  ['a nested object', { metadata: { a: { b: { c: 1 } } } }],
  ['an array', { metadata: { a: [1] } }],
  ['null', { metadata: { a: null } }],
  ['a date that is text', { metadata: { a_date: 'today' } }],
  ['metadata that is a list', { metadata: [1] }],
  ['no person', { id: undefined }],
  ['a list of people', { id: ['a'] }],
])('%s is refused with 400', async (_name, change) => {
  const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead' });
  const answer = await track({ id: lead.id, ...change });
  expect([answer.status, answer.body.type]).toEqual([400, 'error.list']);
  expect((await listed(lead.id)).events).toEqual([]);
});

test.each(['000000000000000000000000', '__proto__', 'constructor'])('%s is unknown', async (id) => {
  expect((await track({ id })).status).toBe(404);
});

test('pages are reached by address and lose nothing within one second', async () => {
  const user = await newUser();
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (const event_name of names) await track({ id: user.id, event_name });
  const seen: string[] = [];
  let body = await listed(user.id, '&per_page=2');
  expect(body.type).toBe('event.list');
  expect(body.pages.next).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/events\?.*before=\d{13}/);
  for (;;) {
    seen.push(...body.events.map((event: { event_name: string }) => event.event_name));
    if (body.pages.next === undefined) break;
    const { pathname, search } = new URL(body.pages.next);
    body = (await intercom.call('GET', pathname + search)).body;
  }
  expect(seen).toEqual(names.toReversed());
});

test('a summary counts, events older than 90 days too, which are no longer listed', async () => {
  const user = await newUser();
  const old = now - 91 * 86_400;
  await track({ id: user.id, created_at: old });
  await track({ id: user.id });
  expect((await listed(user.id)).events).toHaveLength(1);
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('Z', '+00:00');
  expect(await listed(user.id, '&summary=true')).toEqual({
    type: 'event.summary',
    intercom_user_id: user.id,
    user_id: user.external_id,
    email: user.email,
    events: [{ name: 'invited-friend', first: iso(old), last: iso(now), count: 2, description: '' }],
  });
});

test('summaries set the counters, which later events increase', async () => {
  const user = await newUser();
  const event_summaries = { event_name: 'invited-friend', count: 7, first: now - 50, last: now - 10 };
  const set = await intercom.call('POST', '/events/summaries', { user_id: user.external_id, event_summaries });
  expect([set.status, set.body]).toEqual([200, '']);
  await track({ id: user.id });
  expect((await listed(user.id, '&summary=true')).events).toMatchObject([{ name: 'invited-friend', count: 8 }]);
  const bad = { user_id: user.external_id, event_summaries: { ...event_summaries, count: -1 } };
  expect((await intercom.call('POST', '/events/summaries', bad)).status).toBe(400);
  expect((await intercom.call('POST', '/events/summaries', { ...bad, user_id: 'unknown' })).status).toBe(404);
});

test.each(['', '?type=lead&email=a@example.com', '?type=user', '?type=user&email=a@example.com&per_page=many'])(
  'GET /events%s is refused',
  async (query) => expect([400, 404]).toContain((await intercom.call('GET', `/events${query}`)).status),
);

test('the 121st name is refused and not stored', async () => {
  const user = await newUser();
  let accepted = 0;
  for (;;) {
    const answer = await track({ id: user.id, event_name: `name-${accepted}` });
    if (answer.status !== 202) {
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'parameter_invalid']);
      break;
    }
    accepted += 1;
    expect(accepted).toBeLessThan(121);
  }
  expect((await track({ id: user.id })).status).toBe(202);
  expect((await listed(user.id, '&summary=true')).events).toHaveLength(accepted + 1);

  await intercom.post('/event-names', { name: 'name-0', to: 'archived' });
  expect((await track({ id: user.id, event_name: 'one-more' })).status).toBe(202);
  const back = await intercom.post('/event-names', { name: 'name-0', to: 'active' });
  expect([back.status, (await back.text()).includes('reached the limit')]).toEqual([400, true]);
  const page = await (await fetch(`${intercom.url}/event-names`)).text();
  expect([page.includes('120 of 120 names'), page.includes('Activate name-0')]).toEqual([true, true]);
  expect((await intercom.post('/event-names', { name: 'nothing', to: 'archived' })).status).toBe(404);
});
