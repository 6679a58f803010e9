import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/team/roles.ts';
import { registerApi } from '../../src/web/api/api.ts';
import { neededRole, type Access } from '../../src/web/scopes.ts';
import { ask, startGoodword, type Goodword } from '../support/goodword.ts';
import { addressOf, isChanging } from '../support/routes.ts';
import { runStatements } from '../support/test-server.ts';

type Declared = { method: string; path: string; scope: Access | undefined; role: Role | undefined };

let goodword: Goodword;
let routes: Declared[];

beforeAll(async () => {
  goodword = await startGoodword();
  routes = await listDeclared();
});
afterAll(() => goodword.close());

/** Every route of the API with what it says about itself. */
async function listDeclared(): Promise<Declared[]> {
  const found: Declared[] = [];
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) found.push({ method: one, path: url, scope: config?.scope, role: config?.role });
  });
  await app.register(async (api) => registerApi(api, goodword.app.context), { prefix: '/api/v1' });
  await app.ready();
  await app.close();
  return found;
}

const setRole = (role: Role) =>
  runStatements(goodword.database.connectionString, [`update goodword_sign_in.member set role = '${role}'`]);

test('each route that changes something says which role a person needs', () => {
  expect(routes.length).toBeGreaterThan(100);
  const silent = routes.filter((route) => isChanging(route) && route.scope !== 'open' && route.role === undefined);
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('what is for owners is refused to a member, before anything is read of the request, and nothing else is', async () => {
  await setRole('member');
  const forOwners = routes.filter((route) => neededRole(route, route.method) === 'owner');
  expect(forOwners.length).toBeGreaterThan(10);
  for (const route of routes) {
    // these end the session with which the test asks
    if (/account\/sessions$|\/session$|\/stream$/.test(route.path)) continue;
    const { status, body } = await goodword.api(route.method, addressOf(route).replace('/api/v1', ''));
    const isRefused = status === 403 && (route.method === 'HEAD' || body.code === 'owner_only');
    expect([`${route.method} ${route.path}`, isRefused]).toEqual([
      `${route.method} ${route.path}`,
      neededRole(route, route.method) === 'owner',
    ]);
  }
});

test.each([
  ['GET', '/api-keys'],
  ['POST', '/api-keys'],
  ['DELETE', '/api-keys/01900000-0000-7000-8000-000000000000'],
  ['POST', '/connections'],
  ['DELETE', '/connections/01900000-0000-7000-8000-000000000000'],
  ['PUT', '/intercom-app'],
  ['PUT', '/alert-settings'],
  ['PUT', '/campaigns/01900000-0000-7000-8000-000000000000/reward-rules/referrer'],
  ['POST', '/rewards/01900000-0000-7000-8000-000000000000/issue'],
])('a member is refused %s %s', async (method, path) => {
  await setRole('member');
  const { status, body } = await goodword.api(method, path);
  expect([status, body.code]).toEqual([403, 'owner_only']);
});

test('a member cannot connect Intercom by its address', async () => {
  await setRole('member');
  const start = await ask(`${goodword.url}/oauth/intercom/start`, 'GET', undefined, { cookie: goodword.cookie });
  expect(start.status).toBe(403);
});

test('the session says the role, and a member does not see what teammates do with their accounts', async () => {
  await setRole('member');
  expect((await goodword.api('GET', '/session')).body.user.role).toBe('member');
  const { items } = (await goodword.api('GET', '/events')).body;
  expect(items.map((event: { type: string }) => event.type)).not.toContain('session.started');
  expect((await goodword.api('GET', '/events?type=session.started')).body.code).toBe('owner_only');
  await setRole('owner');
  expect((await goodword.api('GET', '/session')).body.user.role).toBe('owner');
  expect((await goodword.api('GET', '/events?type=session.started')).status).toBe(200);
});
