import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { ask, cookiesOf, owner, startGoodword, type Answer, type Goodword } from '../support/goodword.ts';
import { totp } from '../support/totp.ts';

// The key was taken away without another one that opens what it encrypted. Everywhere where something encrypted is read, the
// answer says what to do.

let pair: Pair;
let goodword: Goodword;
let apiKey: string;
let campaignId: string;
let code: string;
let totpSecret: string;
let recoveryCodes: string[];

const lead = (email: string, referral_code = code) => ({
  campaign_id: campaignId,
  referral_code,
  email,
  first_name: 'Lea',
});
const send = (to: Pair | Goodword, method: string, path: string, body?: unknown, key?: string): Promise<Answer> =>
  ask(`${to.url}/api/v1${path}`, method, body, {
    authorization: `Bearer ${apiKey}`,
    ...(key && { 'idempotency-key': key }),
  });

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  const scopes = ['read', 'write', 'settings', 'money'];
  apiKey = ((await pair.ok('POST', '/api-keys', { name: 'Program', scopes })) as { key: string }).key;
  expect((await send(pair, 'POST', '/leads', lead('first@example.com'), 'made')).status).toBe(201);
  expect((await send(pair, 'POST', '/leads', lead('second@example.com', 'NOBODY-00000'), 'refused')).status).toBe(422);
  await pair.ok('PUT', '/alert-settings', { by_email: true, webhook_url: 'http://127.0.0.1:9/hook' });
  await pair.ok('PUT', '/intercom-app', { kind: 'oauth', client_id: 'c', client_secret: 'app secret', region: 'US' });
  const { secret } = (await pair.ok('POST', '/account/second-factor', { password: owner.password })) as {
    secret: string;
  };
  totpSecret = secret;
  const confirmed = await pair.ok('POST', '/account/second-factor/confirm', { code: totp(secret) });
  recoveryCodes = (confirmed as { recovery_codes: string[] }).recovery_codes;
  await pair.app.stop();
  const { clientId, clientSecret, url } = pair.intercom;
  goodword = await startGoodword({
    database: pair.database,
    intercom: { url, clientId, clientSecret },
    masterKey: randomBytes(32).toString('base64'),
    blank: true,
  });
});
afterAll(async () => {
  await goodword.app.stop();
  await pair.close();
});

it('a request that was carried out says so, and is not carried out again', async () => {
  const again = await send(goodword, 'POST', '/leads', lead('first@example.com'), 'made');
  expect(again).toMatchObject({ status: 409, body: { code: 'first_answer_unreadable' } });
  expect(again.body.detail).toContain('answered with 201');
  const found = await send(goodword, 'GET', '/leads?search=first@example.com');
  expect(found.body.items).toHaveLength(1);
});

it('a request that was refused is carried out anew, and its new answer is repeated', async () => {
  const sendIt = () => send(goodword, 'POST', '/leads', lead('second@example.com', 'NOBODY-00000'), 'refused');
  const [first, second] = [await sendIt(), await sendIt()];
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([422, null]);
  expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([422, 'true']);
});

it('a test of the alert webhook says that it needs a new signing secret', async () => {
  const answer = await send(goodword, 'POST', '/alert-settings/test', { channel: 'webhook' });
  expect(answer).toMatchObject({ status: 502, body: { code: 'alert_not_sent' } });
  expect(answer.body.detail).toContain('make a new one');
});

it('a connection says that it must be connected again', async () => {
  const [{ id }] = (await send(goodword, 'GET', '/connections')).body.items;
  const asked = await send(goodword, 'GET', `/connections/${id}/attributes`);
  expect(asked).toMatchObject({ status: 409, body: { code: 'needs_attention' } });
  const [connection] = (await send(goodword, 'GET', '/connections')).body.items;
  expect(connection).toMatchObject({ state: 'Needs attention', attention: { code: 'secret_unreadable' } });
});

it('what an app signed is to be sent again, and what is not signed is refused', async () => {
  const body = JSON.stringify({ type: 'notification_event', app_id: 'x', id: 'n', topic: 'ping', data: { item: {} } });
  const post = (headers: Record<string, string>) =>
    fetch(`${goodword.url}/hooks/intercom`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const signature = createHmac('sha1', 'app secret').update(body).digest('hex');
  const signed = await post({ 'x-hub-signature': `sha1=${signature}` });
  expect([signed.status, signed.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await post({})).status).toBe(401);
});

it('a code of the second factor says how to get in', async () => {
  const { email, password } = owner;
  const first = await ask(`${goodword.url}/api/v1/session`, 'POST', { email, password });
  for (const typed of [totp(totpSecret, 1), recoveryCodes[0]!]) {
    const answer = await ask(
      `${goodword.url}/api/v1/session/second-factor`,
      'POST',
      { code: typed },
      { cookie: cookiesOf(first) },
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'secret_unreadable' } });
    expect(answer.body.detail).toContain('--second-factor-off');
  }
});
