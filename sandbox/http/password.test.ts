import { afterEach, expect, test } from 'vitest';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../server.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';
import { until } from '../testing/harness.ts';

const password = 'a long password';
const basic = (text: string, user = 'anyone') => ({
  authorization: `Basic ${Buffer.from(`${user}:${text}`).toString('base64')}`,
});

let intercom: RunningSandbox;
let app: Receiver | undefined;
afterEach(async () => {
  await intercom.close();
  await app?.close();
  app = undefined;
});

async function start(options: SandboxOptions = {}): Promise<void> {
  intercom = await startSandbox({ password, clientId: 'client-1', clientSecret: 'secret-1', ...options });
}

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${intercom.port}${path}`, { redirect: 'manual', headers, ...init });

test('every page and control asks for the password', async () => {
  await start();
  const own = intercom.addresses.filter(
    ({ method, url }) => method !== 'HEAD' && /^\/(__sandbox|people|apps|oauth$|log|$)/.test(url),
  );
  expect(own.length).toBeGreaterThan(60);
  for (const { method, url } of own) {
    const answer = await ask(url, {}, { method });
    expect([method, url, answer.status]).toEqual([method, url, 401]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect(await answer.text()).not.toContain('secret-1');
  }
});

test('it is let in with the password alone', async () => {
  await start();
  expect((await ask('/__sandbox/info', basic(password))).status).toBe(200);
  expect((await ask('/people', basic(password, ''))).status).toBe(200);
  const wrong = [
    basic('another password'),
    basic(''),
    { authorization: 'Basic !' },
    { authorization: `Bearer ${password}` },
  ];
  for (const headers of wrong) expect((await ask('/__sandbox/info', headers)).status).toBe(401);
});

test('many wrong passwords at once are slowed down', async () => {
  await start();
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('/people', basic('guess'))));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  expect((await ask('/people', basic(password))).status).toBe(200);
});

test('API, token exchange, consent and webhooks work as before', async () => {
  app = await startReceiver();
  const callback = 'http://localhost:4000/back';
  await start({ redirectUris: [callback], webhookUrl: app.url });
  const form = new URLSearchParams({ client_id: 'client-1', redirect_uri: callback, state: 's', answer: 'authorize' });
  const consent = await ask('/oauth', basic(password), { method: 'POST', body: form });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code');
  const json = { 'content-type': 'application/json' };
  const exchange = await ask('/auth/eagle/token', json, {
    method: 'POST',
    body: JSON.stringify({ code, client_id: 'client-1', client_secret: 'secret-1' }),
  });
  const { access_token: token } = (await exchange.json()) as { access_token: string };
  const made = await ask(
    '/contacts',
    { ...json, authorization: `Bearer ${token}` },
    { method: 'POST', body: '{"email":"ada@example.com"}' },
  );
  expect(made.status).toBe(200);
  await until('the webhook arrives', () => app?.posts().length === 1);
});

test.each([
  [{ password: undefined, publicUrl: 'https://practice.example.com' }],
  [{ password: undefined, host: '0.0.0.0' }],
])('%j: a password is made where others can reach it', async (options) => {
  await start(options);
  expect(intercom.password).toMatch(/^[\w-]{20}$/);
  expect(intercom.isReachable).toBe(true);
  expect((await ask('/__sandbox/info')).status).toBe(401);
  expect((await ask('/__sandbox/info', basic(intercom.password ?? ''))).status).toBe(200);
});

test('on this machine alone it asks for nothing', async () => {
  await start({ password: undefined });
  expect([intercom.password, intercom.isReachable]).toEqual([null, false]);
  expect((await ask('/__sandbox/info')).status).toBe(200);
});
