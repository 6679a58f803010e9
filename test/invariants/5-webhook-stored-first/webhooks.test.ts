import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { atOnce } from '../../support/at-once.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { intercomWebhooks, type IntercomWebhooks } from '../../support/intercom-webhooks.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let notification: IntercomWebhooks['notification'];
let sign: IntercomWebhooks['sign'];
let post: IntercomWebhooks['post'];
let stored: IntercomWebhooks['stored'];
let clear: IntercomWebhooks['clear'];
let handled: IntercomWebhooks['handled'];

// the test speaks for Intercom here, so the practice one keeps quiet
beforeAll(async () => {
  ({ pair, campaignId } = await startSendingPair({ webhooks: false }));
  ({ notification, sign, post, stored, clear, handled } = intercomWebhooks(pair));
});
afterAll(() => pair.close());
beforeEach(() => clear());

it('notifications that cannot be stored are not acknowledged, and are stored when they come again', async () => {
  const bodies = Array.from({ length: 20 }, () => JSON.stringify(notification('stranger')));
  await sql`alter table goodword.notifications add constraint no_storage check (false) not valid`.execute(pair.crm.db);
  const refused = await atOnce(20, (index) => post(bodies[index]!));
  expect(refused.filter((status) => status < 500)).toEqual([]);
  await sql`alter table goodword.notifications drop constraint no_storage`.execute(pair.crm.db);
  expect(await atOnce(20, (index) => post(bodies[index]!))).toEqual(Array(20).fill(200));
  expect(await stored()).toHaveLength(20);
});

it.each([
  ['no signature', () => post(JSON.stringify(notification('a')), ''), 401],
  ['a wrong secret', () => post(JSON.stringify(notification('a')), sign(JSON.stringify(notification('a')), 'x')), 401],
  ['a signature of another body', () => post(JSON.stringify(notification('a')), sign('{}')), 401],
  ['half a signature', () => post('{}', sign('{}').slice(0, 20)), 401],
  ['no JSON', () => post('{"type":'), 400],
  ['an empty body', () => post(''), 400],
  ['another shape', () => post('[1,2]'), 400],
  ['no id', () => post(JSON.stringify(notification('a', { id: null }))), 400],
  ['a NUL in the id', () => post(JSON.stringify(notification('a', { id: 'a\0b' }))), 400],
  ['an unknown workspace', () => post(JSON.stringify(notification('a', { app_id: 'foreign1' }))), 404],
  ['more than a megabyte', () => post(JSON.stringify(notification('a', { pad: 'x'.repeat(1_048_577) }))), 413],
])('refuses %s and writes nothing', async (_name, send, status) => {
  expect(await send()).toBe(status);
  expect(await stored()).toEqual([]);
});

it('answers probes and pings', async () => {
  expect((await fetch(`${pair.url}/hooks/intercom`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${pair.url}/hooks/intercom`)).status).toBe(200);
  expect(await post(JSON.stringify(notification('a', { id: null, topic: 'ping' })))).toBe(200);
  expect(await stored()).toEqual([]);
});

it('stores a notification once, however often it comes', async () => {
  const body = JSON.stringify(notification('nobody'));
  expect(await Promise.all(Array.from({ length: 50 }, () => post(body)))).toEqual(Array(50).fill(200));
  expect(await stored()).toHaveLength(1);
  expect(await handled()).toMatchObject([{ outcome: 'not one of our people' }]);
});

it('treats an id and an address that no table can hold as those of a stranger', async () => {
  const item = { type: 'contact', id: 'a\0b', email: 'a\0b@example.com' };
  expect(await post(JSON.stringify(notification('a', { data: { item } })))).toBe(200);
  expect(await handled()).toMatchObject([{ outcome: 'not one of our people', attempts: 0 }]);
});

it('answers but keeps nothing while disconnected', async () => {
  const { id } = (await pair.api('GET', '/connections')).body.items[0];
  await pair.api('DELETE', `/connections/${id}`);
  expect(await post(JSON.stringify(notification('a')))).toBe(200);
  expect(await stored()).toEqual([]);
  await pair.connect(campaignId);
  expect(await post(JSON.stringify(notification('a')))).toBe(200);
  expect(await stored()).toHaveLength(1);
});

it('checks the other signature on health and uninstall', async () => {
  const ask = async (path: string, body: string, secret = pair.intercom.clientSecret) => {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const answer = await fetch(`${pair.url}/hooks/intercom/${path}`, {
      method: 'POST',
      body,
      headers: { 'x-body-signature': signature },
    });
    return { status: answer.status, body: await answer.json() };
  };
  expect(await ask('health', '{"workspace_id":"prac7ice"}')).toEqual({ status: 200, body: { state: 'OK' } });
  expect((await ask('health', '{"workspace_id":"other"}')).body).toMatchObject({ state: 'UNHEALTHY' });
  expect((await ask('health', '{"workspace_id":"prac7ice"}', 'wrong')).status).toBe(401);
  expect((await ask('uninstall', '{"app_id":"prac7ice"}', 'wrong')).status).toBe(401);
  expect((await ask('uninstall', '{"app_id":"unknown"}')).status).toBe(404);
});
