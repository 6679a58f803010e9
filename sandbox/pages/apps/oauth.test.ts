import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultGroups } from '../../entities/scopes.ts';
import { type Harness, startHarness, until } from '../../testing/harness.ts';
import { type ManualClock, manualClock } from '../../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';

const callback = 'http://localhost:4000/oauth/intercom/callback';
let intercom: Harness;
let clock: ManualClock;
let app: Receiver;

beforeEach(async () => {
  clock = manualClock();
  app = await startReceiver();
  intercom = await startHarness({
    clock,
    appName: 'Goodword',
    redirectUris: [callback, 'http://localhost:4000/other'],
  });
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

async function authorize(fields: Record<string, string> = {}): Promise<URL> {
  const form = { client_id: intercom.clientId, state: 'a b&c', answer: 'authorize', workspace: 'prac7ice', ...fields };
  const response = await intercom.post('/oauth', form);
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

const credentials = (code: string | null) => ({
  code: code ?? '',
  client_id: intercom.clientId,
  client_secret: intercom.clientSecret,
});

async function connect(): Promise<string> {
  const code = (await authorize()).searchParams.get('code');
  return (await intercom.call('POST', '/auth/eagle/token', credentials(code))).body.access_token;
}
const me = (token: string) => intercom.call('GET', '/me', undefined, { authorization: `Bearer ${token}` });

test('the page names app, workspace and the five groups', async () => {
  const response = await fetch(`${intercom.url}/oauth?client_id=${intercom.clientId}&state=x`);
  const page = (await response.text()).replace(/<[^>]+>/g, '').replaceAll('&#8212;', '—');
  expect(page).toContain('Goodword would like to access your Intercom workspace');
  expect(page).toContain('Acme (practice)');
  for (const { title, explanation } of defaultGroups) expect(page).toContain(`${title} — ${explanation}`);
  expect(page).toContain('Authorize access');
});

test('consent redirects with the state and a code that ends in =', async () => {
  const url = await authorize();
  expect(url.origin + url.pathname).toBe(callback);
  expect(url.searchParams.get('state')).toBe('a b&c');
  expect(url.searchParams.get('code')).toMatch(/=$/);
  expect((await authorize({ redirect_uri: 'http://localhost:4000/other' })).pathname).toBe('/other');
});

test('refusal redirects without a code', async () => {
  const url = await authorize({ answer: 'deny' });
  expect(url.searchParams.get('error')).toBe('access_denied');
  expect(url.searchParams.has('code')).toBe(false);
});

test('a person chooses the workspace and the teammate', async () => {
  await intercom.control('POST', 'workspaces', {
    id_code: 'second1',
    name: 'Second',
    region: 'AU',
    seed: {
      admins: [
        { name: 'Ines', email: 'ines@example.com' },
        { id: '77', name: 'Raj', email: 'raj@example.com' },
      ],
    },
  });
  const page = await (await fetch(`${intercom.url}/oauth?client_id=${intercom.clientId}`)).text();
  expect(page).toContain('value="second1/77"');
  expect(page).not.toContain('operator+');
  const code = (await authorize({ workspace: 'second1/77' })).searchParams.get('code');
  const { access_token: token } = (await intercom.call('POST', '/auth/eagle/token', credentials(code))).body;
  expect((await me(token)).body).toMatchObject({ id: '77', email: 'raj@example.com', app: { region: 'AU' } });
});

test.each(['nowhere', 'prac7ice/1', 'prac7ice/__proto__'])('%s cannot authorize', async (workspace) => {
  const answer = await intercom.post('/oauth', { client_id: intercom.clientId, answer: 'authorize', workspace });
  expect(answer.status).toBe(400);
});

test.each([
  ['an unregistered redirect', 'redirect_uri=https://evil.example.com/'],
  ['an unknown app', 'client_id=nobody'],
])('%s is an error page, not a redirect', async (_name, query) => {
  const response = await fetch(`${intercom.url}/oauth?client_id=${intercom.clientId}&state=x&${query}`);
  expect(response.status).toBe(400);
});

describe('the code', () => {
  test('is exchanged once, as JSON or form, for the same value twice', async () => {
    const code = (await authorize()).searchParams.get('code');
    const { status, body } = await intercom.call('POST', '/auth/eagle/token', credentials(code));
    expect(status).toBe(200);
    expect(body).toEqual({ token_type: 'Bearer', token: body.access_token, access_token: body.access_token });
    const again = await intercom.call('POST', '/auth/eagle/token', credentials(code));
    expect([again.status, again.body.errors[0].message]).toEqual([401, 'Unauthorized Code']);

    const other = (await authorize()).searchParams.get('code');
    const form = await intercom.post('/auth/eagle/token', credentials(other));
    expect(form.status).toBe(200);
  });

  test('expires after five minutes, and needs the right secret', async () => {
    const code = (await authorize()).searchParams.get('code');
    const wrong = { ...credentials(code), client_secret: 'wrong' };
    expect((await intercom.call('POST', '/auth/eagle/token', wrong)).status).toBe(401);
    clock.advance(5 * 60_000);
    expect((await intercom.call('POST', '/auth/eagle/token', credentials(code))).status).toBe(401);
  });
});

describe('the token', () => {
  test('identifies admin and workspace through /me', async () => {
    const { body } = await me(await connect());
    expect(body).toMatchObject({
      type: 'admin',
      app: { id_code: 'prac7ice', region: 'US', timezone: 'Europe/Dublin' },
    });
  });

  test('is revoked by an uninstall, which is reported with a SHA-256 signature', async () => {
    await intercom.control('POST', `apps/${intercom.clientId}`, { uninstall_url: app.url });
    const token = await connect();
    await intercom.call('POST', '/auth/uninstall', undefined, { authorization: `Bearer ${token}` });
    expect((await me(token)).body.errors[0]).toEqual({ code: 'unauthorized', message: 'Access Token Invalid' });
    await until('the report arrives', () => app.posts().length === 1);
    expect(app.posts()[0]?.body).toBe('{"app_id":"prac7ice"}');
    expect(app.posts()[0]?.headers['x-body-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect((await me(intercom.token)).status).toBe(200);
  });

  test('stops webhooks once revoked, until the app is installed again', async () => {
    await connect();
    await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
    expect((await intercom.control('POST', 'revoke', {})).body).toEqual({ revoked: 1 });
    await intercom.call('POST', '/contacts', { email: 'unheard@example.com' });
    await connect();
    await intercom.call('POST', '/contacts', { email: 'heard@example.com' });
    await until('one arrives', () => app.posts().length > 0);
    expect(app.posts().map((post) => JSON.parse(post.body).data.item.email)).toEqual(['heard@example.com']);
  });

  test('carries the scopes it was granted: a missing one is refused', async () => {
    await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_one_user_company'] });
    const authorization = `Bearer ${await connect()}`;
    const list = await intercom.call('GET', '/contacts', undefined, { authorization });
    expect([list.status, list.body.errors[0].code]).toEqual([401, 'token_unauthorized']);
    const write = await intercom.call('POST', '/contacts', { email: 'no@example.com' }, { authorization });
    expect([write.status, write.body.errors[0].code]).toEqual([403, 'forbidden']);
  });
});
