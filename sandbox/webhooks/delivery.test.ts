import { describe, expect, test } from 'vitest';
import { pairForEachTest } from '../testing/app-pair.ts';
import { startHarness, until } from '../testing/harness.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const pair = pairForEachTest((app) => ({ webhookUrl: app.url }));

const change = (fields: object) => pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, fields);
const create = (email: string) => pair.intercom.call('POST', '/contacts', { email });
const log = async (query = '') => (await pair.intercom.control('GET', `webhooks${query}`)).body;
const states = async (): Promise<string[]> => (await log()).notifications.map((row: { state: string }) => row.state);
const settled = (expected: string[]) =>
  until(`the log says ${expected.join(', ')}`, async () => (await states()).join() === expected.join());
const mailed = (): string[] => pair.app.posts().map((post) => JSON.parse(post.body).data.item.email);

describe('a failure', () => {
  test('is retried once after exactly one minute, and is then lost', async () => {
    pair.app.answer = () => ({ status: 500 });
    await create('a@example.com');
    await settled(['waiting to retry']);
    pair.clock.advance(minute - 1);
    await settled(['waiting to retry']);
    expect(pair.app.posts()).toHaveLength(1);
    pair.clock.advance(1);
    await settled(['failed']);
    pair.clock.advance(day);
    expect(pair.app.posts().map((post) => JSON.parse(post.body).delivery_attempts)).toEqual([1, 2]);
    const ids = pair.app.posts().map((post) => JSON.parse(post.body).id);
    expect(ids[0]).toBe(ids[1]);
  });

  test('is recorded for an endpoint that does not respond within 5 seconds', { timeout: 15_000 }, async () => {
    pair.app.answer = () => 'hang';
    await create('a@example.com');
    await until('the attempt timed out', async () => (await states())[0] === 'waiting to retry', 10_000);
    const [attempt] = (await log()).notifications[0].attempts;
    expect(attempt).toMatchObject({ status: null, answer: 'no answer within 5 s' });
    expect(attempt.took_ms).toBeGreaterThanOrEqual(4_990);
  });
});

test('410 turns webhooks off: later ones are dropped until the URL is saved again', async () => {
  pair.app.answers.push(410);
  await create('a@example.com');
  await settled(['failed']);
  await create('b@example.com');
  await settled(['failed', 'dropped']);
  expect((await log()).probes[0]).toMatchObject({ switched_off: true, state: 'switched off' });
  await change({ webhook_url: pair.app.url });
  await create('c@example.com');
  await settled(['failed', 'dropped', 'delivered']);
  expect(mailed()).toEqual(['a@example.com', 'c@example.com']);
});

describe('429', () => {
  test('delays everything for a minute and then sends the newest first', async () => {
    pair.app.answers.push(429);
    await create('a@example.com');
    await settled(['waiting']);
    pair.clock.advance(1000);
    await create('b@example.com');
    await create('c@example.com');
    await settled(['waiting', 'waiting', 'waiting']);
    expect((await log()).probes[0].state).toBe('slowed down');
    pair.clock.advance(minute - 1001);
    await settled(['waiting', 'waiting', 'waiting']);
    pair.clock.advance(1);
    await settled(['delivered', 'delivered', 'delivered']);
    expect(mailed()).toEqual(['a@example.com', 'c@example.com', 'b@example.com', 'a@example.com']);
    expect((await log()).probes[0].state).toBe('live');
  });

  test('drops notifications that waited for more than two hours', async () => {
    pair.app.answers.push(429);
    await create('a@example.com');
    await settled(['waiting']);
    pair.clock.advance(120 * minute + 1);
    await settled(['dropped']);
    expect((await log()).notifications[0].note).toBe('older than two hours');
  });
});

test('more than 1,000 errors in a row pause for 15 minutes, and notifications during the pause are dropped', async () => {
  pair.app.answer = () => ({ status: 503 });
  await pair.intercom.control('POST', 'webhooks/burst', { count: 1001 });
  await until('it is paused', async () => (await log('?limit=1')).probes[0].state === 'paused', 20_000);
  pair.app.answer = () => ({});
  const sent = pair.app.posts().length;
  await create('lost@example.com');
  pair.clock.advance(15 * minute - 1);
  expect((await log('?limit=1')).notifications[0]).toMatchObject({ state: 'dropped', contact_id: expect.any(String) });
  expect(pair.app.posts()).toHaveLength(sent);
  pair.clock.advance(1);
  await create('after@example.com');
  await until('it arrives', () => mailed().includes('after@example.com'));
  expect(mailed()).not.toContain('lost@example.com');
});

describe('a week of errors', () => {
  /** The URL fails for more than seven days; the retry of the last notification is still to come. */
  async function failForAWeek(): Promise<void> {
    pair.app.answer = () => ({ status: 500 });
    await create('first@example.com');
    await settled(['waiting to retry']);
    pair.clock.advance(minute);
    await settled(['failed']);
    pair.clock.advance(7 * day);
    await create('last@example.com');
    await settled(['failed', 'waiting to retry']);
    pair.app.answer = () => ({});
  }

  test('suspends a private app until it is set live', async () => {
    await failForAWeek();
    expect((await log()).probes[0].state).toBe('suspended');
    pair.clock.advance(minute);
    await settled(['failed', 'dropped']);
    await change({ webhook_url: pair.app.url });
    await create('lost@example.com');
    await settled(['failed', 'dropped', 'dropped']);
    expect((await log()).probes[0].state).toBe('suspended');
    await pair.intercom.control('POST', 'webhooks/live', {});
    expect((await log()).probes[0].state).toBe('live');
    await create('heard@example.com');
    await settled(['failed', 'dropped', 'dropped', 'delivered']);
  });

  test('does not suspend a public app', async () => {
    await change({ kind: 'public' });
    await failForAWeek();
    expect((await log()).probes[0].state).toBe('live');
    await create('next@example.com');
    await settled(['failed', 'waiting to retry', 'delivered']);
    pair.clock.advance(minute);
    await settled(['failed', 'delivered', 'delivered']);
    expect(mailed().filter((email) => email === 'last@example.com')).toHaveLength(2);
  });
});

test('a region has a cap per minute; the rest waits for the next minute', async () => {
  await pair.intercom.control('POST', 'webhooks/switches', { cap_us: 3 });
  await pair.intercom.control('POST', 'webhooks/burst', { count: 5 });
  await until('three arrived', () => pair.app.posts().length === 3);
  expect((await states()).toSorted()).toEqual(['delivered', 'delivered', 'delivered', 'waiting', 'waiting']);
  pair.clock.advance(minute);
  await until('all arrived', () => pair.app.posts().length === 5);
});

test('a topic needs one of its scopes; payloads follow the app’s version, not the call’s', async () => {
  await change({ scopes: ['read_tags', 'read_write_users'], version: '2.15' });
  const { body } = await pair.intercom.call('POST', '/contacts', { email: 'a@example.com', owner_id: 814860 });
  await until('it arrives', () => pair.app.posts().length === 1);
  expect(JSON.parse(pair.app.posts()[0]?.body ?? '').data.item.owner_id).toBe(814860);
  await pair.intercom.call('DELETE', `/contacts/${body.id}`);
  await change({ scopes: ['read_tags'] });
  await create('b@example.com');
  // contact.deleted needs more than Read and write users; without a people scope, nothing about people is sent.
  expect(await states()).toEqual(['delivered']);
});

test('pending retries survive a restart', async () => {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const folder = await mkdtemp('/tmp/practice-');
  const file = `${folder}/state.json`;
  const first = await startHarness({ clock: pair.clock, file, webhookUrl: pair.app.url });
  pair.app.answers.push(500);
  await first.call('POST', '/contacts', { email: 'kept@example.com' });
  await until('it waits', async () => {
    const { body } = await first.control('GET', 'webhooks');
    return body.notifications[0]?.state === 'waiting to retry';
  });
  await first.close();
  const second = await startHarness({ clock: pair.clock, file });
  pair.clock.advance(minute);
  await until('it arrives', () => mailed().filter((email) => email === 'kept@example.com').length === 2);
  await second.close();
  await rm(folder, { recursive: true });
});
