import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopes, type Scope } from '../../src/team/scopes.ts';
import { enforceScopes } from '../../src/web/scopes.ts';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';
import { createLogLines } from '../support/log-lines.ts';
import { runStatements } from '../support/test-server.ts';

let goodword: Goodword;
let log: ReturnType<typeof createLogLines>;
const keys = {} as Record<Scope, string>;

type Route = { method: string; path: string; needs: Scope };

beforeAll(async () => {
  log = createLogLines();
  goodword = await startGoodword({ log: log.log });
  for (const scope of scopes) keys[scope] = await createKey({ scopes: [scope] });
});
afterAll(() => goodword.close());

async function createKey(body: object): Promise<string> {
  const created = await goodword.api('POST', '/api-keys', { name: 'A program', ...body });
  expect(created.status).toBe(201);
  return created.body.key;
}

const withKey = (key: string, method: string, path: string, body?: unknown) =>
  ask(`${goodword.url}/api/v1${path}`, method, body, { authorization: `Bearer ${key}` });

/** Every route that its description says a scope of, in addresses that name nothing. */
async function describedRoutes(): Promise<Route[]> {
  const { paths } = (await ask(`${goodword.url}/api/v1/openapi.json`, 'GET')).body;
  return Object.entries<Record<string, { security?: { apiKey?: Scope[] }[] }>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) => {
      const needs = security?.[0]?.apiKey?.[0];
      const address = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      return needs ? [{ method: method.toUpperCase(), path: address, needs }] : [];
    }),
  );
}

test('each route is closed to a key that has every scope but the one it needs, and says which', async () => {
  const routes = await describedRoutes();
  expect(routes.length).toBeGreaterThan(80);
  expect(new Set(routes.map(({ needs }) => needs))).toEqual(new Set(scopes));
  const without = {} as Record<Scope, string>;
  for (const scope of scopes) without[scope] = await createKey({ scopes: scopes.filter((other) => other !== scope) });
  for (const { method, path, needs } of routes) {
    const answer = await withKey(without[needs], method, path);
    expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([403, 'scope_missing']);
    expect(answer.body.detail).toContain(`"${needs}"`);
  }
});

test('each route is open to a key with the scope that it needs, and to no visitor', async () => {
  for (const { method, path, needs } of await describedRoutes()) {
    const answer = await withKey(keys[needs], method, path);
    expect([401, 403], `${method} ${path}`).not.toContain(answer.status);
    const visitor = await ask(`${goodword.url}/api/v1${path}`, method);
    expect(visitor.body.code, `${method} ${path}`).toBe('sign_in_required');
  }
});

test('what alerts, connections, rewards and keys are is out of reach of a usual key', async () => {
  const usual = await createKey({});
  const id = '00000000-0000-7000-8000-000000000000';
  const refusals = [
    ['PUT', '/alert-settings', 'scope_missing'],
    ['POST', '/alert-settings/test', 'scope_missing'],
    ['PUT', '/intercom-app', 'scope_missing'],
    ['DELETE', '/intercom-app', 'scope_missing'],
    ['POST', '/connections', 'scope_missing'],
    ['DELETE', `/connections/${id}`, 'scope_missing'],
    ['PUT', `/campaigns/${id}/connection`, 'scope_missing'],
    ['PUT', `/campaigns/${id}/reward-rules/referrer`, 'scope_missing'],
    ['POST', `/rewards/${id}/issue`, 'scope_missing'],
    ['POST', '/api-keys', 'people_only'],
    ['PUT', '/account/password', 'people_only'],
    ['GET', '/account/sessions', 'people_only'],
  ] as const;
  for (const [method, path, code] of refusals) {
    expect((await withKey(usual, method, path)).body.code, `${method} ${path}`).toBe(code);
  }
  const stream = await withKey(keys.money, 'GET', '/stream');
  expect(stream.body.code).toBe('scope_missing');
});

test('what teammates are and do with their accounts is shown to keys with the scope for it only', async () => {
  const campaign = (await goodword.api('POST', '/campaigns', { name: 'Seen by keys' })).body;
  const eventsWith = async (key: string, query = '') => (await withKey(key, 'GET', `/events?limit=100${query}`)).body;
  const usual = await createKey({});
  const { items } = await eventsWith(usual);
  expect(items.map((event: any) => event.type).filter((type: string) => /session|sign_in|api_key/.test(type))).toEqual(
    [],
  );
  expect(items.find((event: any) => event.campaign_id === campaign.id).actor).toEqual({
    kind: 'user',
    id: expect.any(String),
    name: 'A teammate',
  });
  expect(JSON.stringify(items)).not.toMatch(/Olivia|127\.0\.0\.1|@/);
  expect((await eventsWith(usual, '&type=session.started')).code).toBe('scope_missing');
  const settings = await createKey({ scopes: ['read', 'settings'] });
  const all = (await eventsWith(settings)).items;
  expect(all.map((event: any) => event.type)).toContain('session.started');
  expect(JSON.stringify(all)).toContain('Olivia Owner');
  expect((await eventsWith(settings, '&type=session.started')).items[0].evidence.address).toBe('127.0.0.1');
});

test('a key is listed with its scopes, and made with those that are asked for', async () => {
  const { items } = (await goodword.api('GET', '/api-keys')).body;
  expect(items.map((key: { scopes: Scope[] }) => key.scopes)).toContainEqual(['money']);
  expect((await goodword.api('POST', '/api-keys', { name: 'x', scopes: [] })).status).toBe(422);
  expect((await goodword.api('POST', '/api-keys', { name: 'x', scopes: ['everything'] })).status).toBe(422);
});

test('a key is refused from its end on', async () => {
  expect((await goodword.api('POST', '/api-keys', { name: 'x', expires_at: '2020-01-01T00:00:00Z' })).status).toBe(422);
  const key = await createKey({ name: 'Ends', expires_at: new Date(Date.now() + 3_600_000).toISOString() });
  expect((await withKey(key, 'GET', '/campaigns')).status).toBe(200);
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in.apikey set "expiresAt" = now() - interval '1 second' where name = 'Ends'`,
  ]);
  const refused = await withKey(key, 'GET', '/campaigns');
  expect([refused.status, refused.body.code]).toEqual([401, 'unknown_api_key']);
});

test('making and revoking a key are events; refused keys and requests are lines of the log', async () => {
  const created = await goodword.api('POST', '/api-keys', { name: 'Short-lived', scopes: ['read'] });
  await goodword.api('DELETE', `/api-keys/${created.body.id}`);
  const [made] = (await goodword.api('GET', '/events?type=api_key.created')).body.items;
  expect(made.evidence).toMatchObject({ api_key_id: created.body.id, scopes: ['read'], address: '127.0.0.1' });
  const [revoked] = (await goodword.api('GET', '/events?type=api_key.revoked')).body.items;
  expect(revoked.evidence).toMatchObject({ api_key_id: created.body.id });
  expect((await withKey(created.body.key, 'GET', '/campaigns')).status).toBe(401);
  const refusals = log.lines.filter(({ status }) => status === 401);
  expect(refusals.at(-1)).toMatchObject({ address: '127.0.0.1', method: 'GET', route: '/api/v1/campaigns' });
  const forbidden = log.lines.filter(({ status }) => status === 403);
  expect(forbidden.length).toBeGreaterThan(0);
  expect(forbidden.length).toBeLessThan(100);
  expect(log.text()).not.toContain(created.body.key);
});

describe('a route without a scope', () => {
  test('keeps the server from starting', async () => {
    const app = Fastify();
    enforceScopes(app);
    app.get('/named', { config: { scope: 'read' } }, () => 'ok');
    expect(() => app.get('/forgotten', () => 'ok')).toThrow('GET /forgotten says no scope');
    await app.close();
  });
});
