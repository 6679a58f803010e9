import { beforeEach, describe, expect, test } from 'vitest';
import { pairForEachTest } from '../testing/app-pair.ts';
import { until } from '../testing/harness.ts';

const pair = pairForEachTest((app) => ({ webhookUrl: app.url }));

const turn = (switches: object) => pair.intercom.control('POST', 'webhooks/switches', switches);
const create = (email: string) => pair.intercom.call('POST', '/contacts', { email });
const createSome = async (count: number) => {
  for (let at = 1; at <= count; at++) await create(`p${at}@example.com`);
};
const rows = async () => (await pair.intercom.control('GET', 'webhooks')).body.notifications;
const bodies = () => pair.app.posts().map((post) => JSON.parse(post.body));
const mailed = (): string[] => bodies().map((body) => body.data.item.email.split('@')[0]);
const arrived = (count: number) => until(`${count} arrive`, () => pair.app.posts().length === count);

test('every second notification arrives twice', async () => {
  await turn({ duplicate_every: 2 });
  await createSome(4);
  await arrived(6);
  expect(mailed().toSorted()).toEqual(['p1', 'p2', 'p2', 'p3', 'p4', 'p4']);
  const twins = pair.app.posts().filter((post) => post.body.includes('p2@'));
  expect(twins[0]?.body).toBe(twins[1]?.body);
  expect((await rows()).map((row: { note: string | null }) => row.note)).toContain('duplicate of 2');
});

test('the next notification arrives twice, later ones once', async () => {
  await turn({ duplicate_next: 1 });
  await createSome(2);
  await arrived(3);
  expect(mailed().toSorted()).toEqual(['p1', 'p1', 'p2']);
});

test('notifications are dropped: the next ones, or by topic', async () => {
  await turn({ drop_next: 2 });
  await createSome(3);
  await arrived(1);
  await turn({ drop_topics: ['contact.user.created'] });
  const { body } = await create('quiet@example.com');
  await pair.intercom.call('PUT', `/contacts/${body.id}`, { name: 'Heard' });
  await arrived(2);
  expect(mailed()).toEqual(['p3', 'quiet']);
  expect((await rows()).filter((row: { state: string }) => row.state === 'dropped')).toHaveLength(3);
});

test('notifications are delayed on the sandbox’s clock', async () => {
  await turn({ delay_ms: 5_000 });
  await create('p1@example.com');
  pair.clock.advance(4_999);
  expect((await rows())[0].state).toBe('waiting');
  pair.clock.advance(1);
  await arrived(1);
  const [body] = bodies();
  expect(body.first_sent_at - body.created_at).toBe(5);
});

describe('held notifications', () => {
  beforeEach(() => turn({ hold: true }));

  test.each([
    ['as they came', ['p1', 'p2', 'p3']],
    ['newest first', ['p3', 'p2', 'p1']],
  ])('are released %s', async (order, expected) => {
    await createSome(3);
    expect((await rows()).every((row: { state: string }) => row.state === 'held')).toBe(true);
    const { body } = await pair.intercom.control('POST', 'webhooks/release', { order });
    expect(body).toEqual({ released: 3 });
    await arrived(3);
    expect(mailed()).toEqual(expected);
  });

  test('are released shuffled, never in the old order', async () => {
    await createSome(3);
    await pair.intercom.control('POST', 'webhooks/release', { order: 'shuffled' });
    await arrived(3);
    expect(mailed().toSorted()).toEqual(['p1', 'p2', 'p3']);
    expect(mailed()).not.toEqual(['p1', 'p2', 'p3']);
  });

  test('are released or dropped one at a time', async () => {
    await createSome(3);
    const [first, second] = await rows();
    expect((await pair.intercom.control('POST', `webhooks/${second.row}/release`)).status).toBe(200);
    expect((await pair.intercom.control('POST', `webhooks/${first.row}/drop`)).body.state).toBe('dropped');
    await arrived(1);
    expect((await pair.intercom.tryControl('POST', `webhooks/${first.row}/release`)).status).toBe(409);
    expect((await pair.intercom.control('POST', 'webhooks/drop')).body).toEqual({ dropped: 1 });
    expect(mailed()).toEqual(['p2']);
  });
});

test('reordering collects the given number and sends them in another order', async () => {
  await turn({ reorder: 4 });
  await createSome(3);
  expect((await rows()).every((row: { state: string }) => row.state === 'held')).toBe(true);
  await create('p4@example.com');
  await arrived(4);
  expect(mailed()).not.toEqual(['p1', 'p2', 'p3', 'p4']);
  expect(mailed().toSorted()).toEqual(['p1', 'p2', 'p3', 'p4']);
});

test('with before_reply, the webhook has been answered when the write returns', async () => {
  await turn({ before_reply: true });
  await create('p1@example.com');
  expect((await rows())[0].state).toBe('delivered');
});

test('created_at can be skewed', async () => {
  await turn({ clock_skew_ms: -3_600_000 });
  await create('p1@example.com');
  await arrived(1);
  const [body] = bodies();
  expect(body.created_at).toBe(body.first_sent_at - 3600);
});

describe('an unreadable contact', () => {
  test('is deleted, and an update about it follows', async () => {
    const { body: contact } = await create('p1@example.com');
    await arrived(1);
    await pair.intercom.control('POST', 'webhooks/gone', { contact_id: contact.id });
    await arrived(3);
    expect(bodies().map((body) => body.topic)).toContain('contact.user.updated');
    expect((await pair.intercom.call('GET', `/contacts/${contact.id}`)).status).toBe(404);
  });

  test('or never existed', async () => {
    const { body } = await pair.intercom.control('POST', 'webhooks/gone', {});
    await arrived(1);
    expect(bodies()[0].data.item.id).toBe(body.contact_id);
    expect((await pair.intercom.call('GET', `/contacts/${body.contact_id}`)).status).toBe(404);
  });
});

test('a burst of 10,000 arrives completely while other calls are answered', { timeout: 60_000 }, async () => {
  let arrivedCount = 0;
  const ids = new Set<string>();
  pair.app.answer = (request) => {
    arrivedCount += 1;
    ids.add(/notif_[0-9a-f-]{36}/.exec(request.body)?.[0] ?? '');
    pair.app.received.length = 0;
    return {};
  };
  const burst = pair.intercom.control('POST', 'webhooks/burst', { count: 10_000 });
  expect((await pair.intercom.call('GET', '/me')).status).toBe(200);
  expect((await burst).body).toEqual({ made: 10_000 });
  await until('all arrive', () => arrivedCount === 10_000, 50_000);
  expect(ids.size).toBe(10_000);
  await until('the log knows', async () => {
    const { body } = await pair.intercom.control('GET', 'webhooks?state=delivered&limit=1');
    return body.total === 10_000;
  });
});

test.each([
  ['switches', { duplicate_every: -1 }, 'duplicate_every must be at least 0.'],
  ['switches', { hold: 'yes' }, 'hold must be true or false.'],
  ['switches', { drop_topics: 'all' }, 'drop_topics must be an array of topic names.'],
  ['burst', { count: 0 }, 'count must be at least 1.'],
  ['release', { order: 'any' }, 'order must be one of as they came, shuffled, newest first.'],
])('%s refuses %o', async (path, body, error) => {
  expect(await pair.intercom.tryControl('POST', `webhooks/${path}`, body)).toMatchObject({
    status: 400,
    body: { error },
  });
});

test('the log is filtered by topic, state and contact, and paged', async () => {
  const { body: contact } = await create('p1@example.com');
  await pair.intercom.call('PUT', `/contacts/${contact.id}`, { name: 'P' });
  await create('p2@example.com');
  await arrived(3);
  await until('all are answered', async () =>
    (await rows()).every((row: { state: string }) => row.state === 'delivered'),
  );
  const found = async (query: string) =>
    (await pair.intercom.control('GET', `webhooks?${query}`)).body.notifications.map((row: { row: number }) => row.row);
  expect(await found(`contact_id=${contact.id}`)).toEqual([1, 2]);
  expect(await found('topic=contact.user.created')).toEqual([1, 3]);
  expect(await found('state=failed')).toEqual([]);
  expect(await found('limit=2')).toEqual([2, 3]);
  expect(await found('limit=2&before=3')).toEqual([1, 2]);
  expect((await pair.intercom.tryControl('GET', 'webhooks?state=lost')).status).toBe(400);
});
