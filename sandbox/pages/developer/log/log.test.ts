import { expect, test } from 'vitest';
import { pairForEachTest } from '../../../testing/app-pair.ts';
import { until } from '../../../testing/harness.ts';

const pair = pairForEachTest((app) => ({ webhookUrl: app.url }));

/** A page's text as a browser shows it. */
const page = async (path: string) => {
  const text = await (await fetch(pair.intercom.url + path)).text();
  return text.replaceAll(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));
};
const turn = (switches: object) => pair.intercom.control('POST', 'webhooks/switches', switches);
const create = async (email: string) => (await pair.intercom.call('POST', '/contacts', { email })).body.id;
const settled = () =>
  until('all are settled', async () => {
    const { body } = await pair.intercom.control('GET', 'webhooks');
    return body.notifications.every((row: { state: string }) => row.state !== 'sending');
  });

test('the list can be filtered by topic, state and contact', async () => {
  const id = await create('ana@example.com');
  pair.app.answers.push(200, 500);
  await settled();
  await create('bea@example.com');
  await settled();
  expect(await page('/log?state=waiting+to+retry')).toContain('bea@example.com');
  expect(await page('/log?state=waiting+to+retry')).not.toContain('ana@example.com');
  expect(await page(`/log?contact=${id}`)).toContain('ana@example.com');
  expect(await page(`/log?contact=${id}`)).not.toContain('bea@example.com');
  expect(await page('/log?topic=contact.deleted')).toContain('No matches.');
});

test('an entry shows its body, its signature with the command to compute it, and every attempt', async () => {
  pair.app.answers.push(500, 200);
  await create('ana@example.com');
  await settled();
  pair.clock.advance(60_000);
  await until('the retry', () => pair.app.posts().length === 2);
  await settled();
  const text = await page('/log/1');
  expect(text).toContain('"delivery_attempts": 2');
  expect(text).toContain(String(pair.app.posts()[1]?.headers['x-hub-signature']));
  expect(text).toContain('openssl dgst -sha1');
  expect(text).toMatch(/<b>500<\/b>[\s\S]*<b>200<\/b>/);
  expect((await fetch(`${pair.intercom.url}/log/99`)).status).toBe(404);
});

test('held notifications are released or dropped, one at a time or all', async () => {
  await turn({ hold: true });
  for (const name of ['a', 'b', 'c', 'd']) await create(`${name}@example.com`);
  expect(await page('/log')).toContain('4 held');
  await pair.intercom.post('/log/1/release', {});
  await pair.intercom.post('/log/2/drop', {});
  await until('the first arrives', () => pair.app.posts().length === 1);
  await pair.intercom.post('/log/release', { order: 'newest first' });
  await until('the rest arrives', () => pair.app.posts().length === 3);
  expect(pair.app.posts()[1]?.body).toContain('d@example.com');
  await create('e@example.com');
  await pair.intercom.post('/log/drop', {});
  expect(await page('/log/5')).toContain('dropped by hand');
});

test('10,000 rows are paged', { timeout: 60_000 }, async () => {
  await turn({ drop_topics: ['contact.user.updated', 'contact.lead.updated'] });
  await pair.intercom.control('POST', 'webhooks/burst', { count: 10_000 });
  const started = performance.now();
  const text = await page('/log?page=200');
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(text).toContain('Page 200 of 200');
  expect(text).toContain('href="/log/1"');
  expect(text).not.toContain('href="/log/51"');
});

test('a suspended app is shown and can be set live', async () => {
  pair.app.answer = () => ({ status: 500 });
  await create('a@example.com');
  await settled();
  pair.clock.advance(8 * 86_400_000);
  await until('it is suspended', async () =>
    (await page('/log')).includes('webhooks are suspended after a week of errors'),
  );
  await pair.intercom.post('/log/live', { client_id: pair.intercom.clientId });
  expect(await page('/log')).not.toContain('webhooks are suspended');
});

test('the page sends a burst, and an update about an unreadable contact', async () => {
  expect((await pair.intercom.post('/log/burst', { count: 'many' })).status).toBe(400);
  await pair.intercom.post('/log/burst', { count: '3' });
  await pair.intercom.post('/log/gone', {});
  await until('four arrive', () => pair.app.posts().length === 4);
  expect(pair.app.posts().some((post) => post.body.includes('gone@example.com'))).toBe(true);
});
