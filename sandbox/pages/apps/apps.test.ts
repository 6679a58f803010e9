import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../../testing/harness.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';

let intercom: Harness;
let app: Receiver;
beforeEach(async () => {
  app = await startReceiver();
  intercom = await startHarness({ redirectUris: ['http://localhost:4000/back'] });
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const appPage = () => `/apps/${intercom.clientId}`;
const press = (action: string, form = {}) => intercom.post(`${appPage()}/in/prac7ice/${action}`, form);
const filled = {
  name: 'Goodword',
  version: '2.17',
  kind: 'public',
  redirect_uris: 'http://localhost:4000/back',
  scopes: 'read_tags',
};

async function connect(): Promise<string> {
  const back = await intercom.post('/oauth', { client_id: intercom.clientId, answer: 'authorize' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code');
  const exchange = { code, client_id: intercom.clientId, client_secret: intercom.clientSecret };
  return (await intercom.call('POST', '/auth/eagle/token', exchange)).body.access_token;
}
const code = async (token: string, path = '/me') => {
  const { body } = await intercom.call('GET', path, undefined, { authorization: `Bearer ${token}` });
  return body.errors?.[0]?.code ?? 'answered';
};

test('an app is registered, filled in and deleted', async () => {
  const made = await intercom.post('/apps', { name: 'Second <app>' });
  const place = new URL(made.headers.get('location') ?? '', intercom.url).pathname;
  expect(await page(place)).toContain('Second &#60;app&#62;');
  const saved = await intercom.post(place, { ...filled, health_url: 'https://app.example.com/health' });
  expect(saved.status).toBe(303);
  const { body } = await intercom.control('GET', 'apps');
  expect(body.apps[1]).toMatchObject({
    name: 'Goodword',
    version: '2.17',
    kind: 'public',
    scopes: ['read_tags'],
    topics: [],
    webhook_url: null,
    health_url: 'https://app.example.com/health',
  });
  expect((await intercom.post(`${place}/delete`, { sure: 'on' })).headers.get('location')).toBe('/apps?done=deleted');
  expect((await fetch(intercom.url + place)).status).toBe(404);
  expect(await page(appPage())).not.toContain('Delete app');
});

test('an invalid value is rejected and stays in the form', async () => {
  const refused = await intercom.post(appPage(), { ...filled, webhook_url: 'gopher://example.com' });
  const text = await refused.text();
  expect(refused.status).toBe(400);
  expect(text).toContain('Not saved: webhook_url must be a URL that starts with http:// or https://.');
  expect(text).toContain('value="gopher://example.com"');
  expect((await intercom.post('/apps', { name: ' ' })).status).toBe(400);
});

test('the secret is regenerated', async () => {
  await intercom.post(`${appPage()}/secret`, {});
  expect((await intercom.control('GET', 'info')).body.apps[0].client_secret).not.toBe(intercom.clientSecret);
});

describe('the buttons beside an installation', () => {
  test('suspend tokens with a code, resume them, and remove a permission', async () => {
    const token = await connect();
    await press('suspend', { code: 'token_blocked' });
    expect(await code(token)).toBe('token_blocked');
    expect(await page(appPage())).toContain('Calls fail: token_blocked');
    await press('resume');
    expect(await code(token)).toBe('answered');
    await press('remove_scope', { scope: 'read_tags' });
    expect(await code(token, '/tags')).toBe('token_unauthorized');
    expect(await code(token)).toBe('answered');
  });

  test('create an access token and show it', async () => {
    await press('access_token');
    const token = /<code>(dG9r[^<]+)<\/code>/.exec((await page(appPage())).replaceAll('&#61;', '='))?.[1] ?? '';
    expect(await code(token)).toBe('answered');
  });

  test('uninstall the app and notify it', async () => {
    await intercom.control('POST', `apps/${intercom.clientId}`, { uninstall_url: app.url });
    const token = await connect();
    expect(await page(appPage())).toContain('>Installed<');
    await press('uninstall');
    expect(await code(token)).toBe('unauthorized');
    await until('the report arrives', () => app.posts().length === 1);
    expect(await page(appPage())).toContain('Not installed');
  });

  test('of unknown actions and workspaces are not found', async () => {
    expect((await press('toString')).status).toBe(404);
    expect((await intercom.post(`${appPage()}/in/nowhere/ping`, {})).status).toBe(404);
  });
});

test.each([
  ['install_success=true', 'App installed.'],
  ['install_success=false&error_message=No+%3Cseat%3E', 'App not installed: No &#60;seat&#62;'],
  ['', 'must send install_success as true or false'],
])('the App Store page reports %j', async (query, message) => {
  expect(await page(`/appstore/redirect?${query}`)).toContain(message);
});
