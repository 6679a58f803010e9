import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../../../testing/harness.ts';
import { type ManualClock, manualClock } from '../../../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../../../testing/receiver.ts';

let clock: ManualClock;
let intercom: Harness;
let app: Receiver;

beforeEach(async () => {
  clock = manualClock();
  app = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: app.url });
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

/** A page's text as a browser shows it. */
const page = async (path: string) => {
  const text = await (await fetch(intercom.url + path)).text();
  return text.replaceAll(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));
};
const turn = (switches: object) => intercom.control('POST', 'webhooks/switches', switches);
const create = async (email: string) => (await intercom.call('POST', '/contacts', { email })).body.id;
const settled = () =>
  until('all are settled', async () => {
    const { body } = await intercom.control('GET', 'webhooks');
    return body.notifications.every((row: { state: string }) => row.state !== 'sending');
  });

test('it is filtered by topic, state and contact', async () => {
  const id = await create('ana@example.com');
  app.answers.push(200, 500);
  await settled();
  await create('bea@example.com');
  await settled();
  expect(await page('/log?state=waiting+to+retry')).toContain('bea@example.com');
  expect(await page('/log?state=waiting+to+retry')).not.toContain('ana@example.com');
  expect(await page(`/log?contact=${id}`)).toContain('ana@example.com');
  expect(await page(`/log?contact=${id}`)).not.toContain('bea@example.com');
  expect(await page('/log?topic=contact.deleted')).toContain('No notification matches.');
});

test('one shows its body, its signature with how to compute it, and every attempt', async () => {
  app.answers.push(500, 200);
  await create('ana@example.com');
  await settled();
  clock.advance(60_000);
  await until('the retry', () => app.posts().length === 2);
  await settled();
  const text = await page('/log/1');
  expect(text).toContain('"delivery_attempts": 2');
  expect(text).toContain(String(app.posts()[1]?.headers['x-hub-signature']));
  expect(text).toContain('openssl dgst -sha1');
  expect(text).toMatch(/<b>500<\/b>[\s\S]*<b>200<\/b>/);
  expect((await fetch(`${intercom.url}/log/99`)).status).toBe(404);
});

test('held ones are released or dropped, one by one and all', async () => {
  await turn({ hold: true });
  for (const name of ['a', 'b', 'c', 'd']) await create(`${name}@example.com`);
  expect(await page('/log')).toContain('4 held');
  await intercom.post('/log/1/release', {});
  await intercom.post('/log/2/drop', {});
  await until('the first arrives', () => app.posts().length === 1);
  await intercom.post('/log/release', { order: 'newest first' });
  await until('the rest arrives', () => app.posts().length === 3);
  expect(app.posts()[1]?.body).toContain('d@example.com');
  await create('e@example.com');
  await intercom.post('/log/drop', {});
  expect(await page('/log/5')).toContain('dropped by hand');
});

test('10,000 rows are paged', { timeout: 60_000 }, async () => {
  await turn({ drop_topics: ['contact.user.updated', 'contact.lead.updated'] });
  await intercom.control('POST', 'webhooks/burst', { count: 10_000 });
  const started = performance.now();
  const text = await page('/log?page=200');
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(text).toContain('Page 200 of 200');
  expect(text).toContain('href="/log/1"');
  expect(text).not.toContain('href="/log/51"');
});

test('a suspended app is shown and set live', async () => {
  app.answer = () => ({ status: 500 });
  await create('a@example.com');
  await settled();
  clock.advance(8 * 86_400_000);
  await until('it is suspended', async () => (await page('/log')).includes('is suspended after a week of errors'));
  await intercom.post('/log/live', { client_id: intercom.clientId });
  expect(await page('/log')).not.toContain('is suspended');
});

test('a burst, and an update about nobody, are sent from the page', async () => {
  expect((await intercom.post('/log/burst', { count: 'many' })).status).toBe(400);
  await intercom.post('/log/burst', { count: '3' });
  await intercom.post('/log/gone', {});
  await until('four arrive', () => app.posts().length === 4);
  expect(app.posts().some((post) => post.body.includes('gone@example.com'))).toBe(true);
});
