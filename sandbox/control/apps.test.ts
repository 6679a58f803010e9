import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
beforeEach(async () => {
  intercom = await startHarness({ redirectUris: ['http://localhost:4000/back'] });
});
afterEach(() => intercom.close());

async function granted(clientId: string, secret: string, workspace = 'prac7ice'): Promise<string> {
  const back = await intercom.post('/oauth', { client_id: clientId, answer: 'authorize', workspace });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code');
  const exchange = { code, client_id: clientId, client_secret: secret };
  return (await intercom.call('POST', '/auth/eagle/token', exchange)).body.access_token;
}

const ours = () => granted(intercom.clientId, intercom.clientSecret);
const as = (token: string, path: string, headers = {}) =>
  intercom.call('GET', path, undefined, { authorization: `Bearer ${token}`, ...headers });
const refusal = async (token: string, path = '/me') => {
  const { status, body } = await as(token, path);
  return [status, body.errors?.[0]?.code];
};

describe('apps', () => {
  test('are registered with what is named, changed and deleted', async () => {
    const made = await intercom.control('POST', 'apps', {
      client_id: 'second',
      client_secret: 'secret',
      name: 'Second',
      version: '2.14',
      scopes: ['read_tags'],
      redirect_uris: ['http://localhost:5000/back'],
    });
    expect(made.body).toMatchObject({ client_id: 'second', name: 'Second', version: '2.14', scopes: ['read_tags'] });
    const token = await granted('second', 'secret');
    expect((await as(token, '/tags')).headers.get('intercom-version')).toBe('2.14');
    expect(await refusal(token, '/contacts')).toEqual([401, 'token_unauthorized']);

    await intercom.control('POST', 'apps/second', { version: '2.17', name: 'Renamed' });
    expect((await as(token, '/tags')).headers.get('intercom-version')).toBe('2.17');
    const { body } = await intercom.control('GET', 'apps');
    expect(body.apps.map((app: { name: string }) => app.name)).toEqual(['Practice app', 'Renamed']);

    expect((await intercom.control('DELETE', 'apps/second')).body).toEqual({ deleted: true });
    expect(await refusal(token)).toEqual([401, 'unauthorized']);
  });

  test.each([
    ['POST', 'apps', { colour: 'red' }, 400],
    ['POST', 'apps', { client_id: 'a b' }, 400],
    ['POST', 'apps', { version: '9.9' }, 400],
    ['POST', 'apps', { redirect_uris: ['ftp://example.com'] }, 400],
    ['POST', 'apps', [], 400],
    ['POST', 'apps/nobody', {}, 404],
    ['DELETE', 'apps/nobody', undefined, 404],
  ])('%s %s %j is refused with a sentence', async (method, path, body, status) => {
    const answer = await intercom.tryControl(method, path, body);
    expect([answer.status, Object.keys(answer.body)]).toEqual([status, ['error']]);
  });

  test('the id must be free, and the only app stays', async () => {
    expect((await intercom.tryControl('POST', 'apps', { client_id: intercom.clientId })).status).toBe(409);
    expect((await intercom.tryControl('DELETE', `apps/${intercom.clientId}`)).status).toBe(400);
  });

  test('with Canvas Kit have the permissions that it selects', async () => {
    const { body } = await intercom.control('POST', 'apps', {
      scopes: ['read_tags'],
      initialize_url: 'http://localhost:4000/canvas',
    });
    const canvas = ['read_list_users_companies', 'read_conversations', 'read_admins', 'gather_app_data'];
    expect(body.scopes).toEqual(['read_tags', ...canvas]);
  });

  test('a new secret replaces the old one', async () => {
    const { body } = await intercom.control('POST', `apps/${intercom.clientId}/secret`);
    expect(await granted(intercom.clientId, body.client_secret)).toMatch(/=$/);
    expect(await ours()).toBeUndefined();
  });
});

describe('tokens', () => {
  test('when suspended answer the chosen code until resumed', async () => {
    const token = await ours();
    for (const code of ['token_suspended', 'token_blocked', 'token_expired', 'token_not_found']) {
      expect((await intercom.control('POST', 'tokens', { refuse_as: code })).body).toEqual({ changed: 1 });
      expect(await refusal(token)).toEqual([401, code]);
    }
    await intercom.control('POST', 'tokens', { refuse_as: null });
    expect((await as(token, '/me')).status).toBe(200);
    expect((await as(intercom.token, '/me')).status).toBe(200);
  });

  test('when revoked stay refused with the chosen code', async () => {
    const token = await ours();
    expect((await intercom.control('POST', 'revoke', { code: 'token_revoked' })).body).toEqual({ revoked: 1 });
    expect(await refusal(token)).toEqual([401, 'token_revoked']);
    await intercom.control('POST', 'tokens', { token, refuse_as: null });
    expect(await refusal(token)).toEqual([401, 'unauthorized']);
  });

  test('lose a permission, alone or all of an installation', async () => {
    const token = await ours();
    await intercom.control('POST', 'tokens', { token, remove_scopes: ['read_tags'] });
    expect(await refusal(token, '/tags')).toEqual([401, 'token_unauthorized']);
    expect((await as(await ours(), '/tags')).status).toBe(200);
    await intercom.control('POST', 'settings', { missing_scope: '403' });
    const { status, body } = await as(token, '/tags');
    expect([status, body.errors[0].message]).toEqual([
      403,
      'You do not have the required scope (read_tags) to access this resource',
    ]);
  });

  test('keep what they were granted when the app asks for less or more', async () => {
    const token = await ours();
    await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_tags'] });
    expect((await as(token, '/contacts')).status).toBe(200);
    expect(await refusal(await ours(), '/contacts')).toEqual([401, 'token_unauthorized']);
  });

  test.each([
    [{ refuse_as: 'sleepy' }, 400],
    [{ remove_scopes: ['fly'] }, 400],
    [{ token: 'nobody' }, 404],
    [{ workspace_id: 'nowhere' }, 404],
  ])('%j is refused', async (body, status) => {
    expect((await intercom.tryControl('POST', 'tokens', body)).status).toBe(status);
  });
});

describe('the access token of the Developer Hub', () => {
  test('works beside OAuth, follows the app’s permissions, and is revoked by regenerating it', async () => {
    const first = (await intercom.control('POST', 'access_token', {})).body.access_token;
    expect((await as(first, '/contacts')).status).toBe(200);
    await intercom.control('POST', `apps/${intercom.clientId}`, { scopes: ['read_tags'] });
    expect(await refusal(first, '/contacts')).toEqual([401, 'token_unauthorized']);
    const second = (await intercom.control('POST', 'access_token', {})).body.access_token;
    expect(await refusal(first)).toEqual([401, 'unauthorized']);
    expect((await as(second, '/tags')).status).toBe(200);
  });
});
