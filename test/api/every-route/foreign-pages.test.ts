import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoodword, type Goodword } from '../../support/goodword.ts';
import { askRaw } from '../../support/raw-request.ts';
import { addressOf, isChanging, listRoutes, type Route } from '../../support/routes.ts';

let goodword: Goodword;
let routes: Route[];
let port: string;
beforeAll(async () => {
  goodword = await startGoodword();
  routes = listRoutes(goodword.app.server).filter(isChanging);
  ({ port } = new URL(goodword.url));
});
afterAll(() => goodword.close());

/** No session counts there: a signature does, or what a visitor types. A route belongs here only for such a reason. */
const withoutSession = (path: string) => /^\/(hooks|inbox)\/|^\/c\/:slug(\/invited)?$/.test(path);

const json = { 'content-type': 'application/json' };
const ways: Record<string, { headers: Record<string, string>; body?: string; status: number }> = {
  'another site': { headers: { ...json, origin: 'https://evil.example' }, status: 403 },
  'no origin that can be named': { headers: { ...json, origin: 'null' }, status: 403 },
  'a name that begins like ours': { headers: { ...json, origin: 'http://localhost.evil.example' }, status: 403 },
  'a program on another port': { headers: { ...json, origin: 'http://localhost:1' }, status: 403 },
  'another scheme': { headers: { ...json, origin: 'https://localhost' }, status: 403 },
  'another site that hides its origin': { headers: { ...json, 'sec-fetch-site': 'cross-site' }, status: 403 },
  'a neighbour that hides its origin': { headers: { ...json, 'sec-fetch-site': 'same-site' }, status: 403 },
  'another name for this server': {
    headers: { ...json, host: 'evil.example', origin: 'http://evil.example' },
    status: 421,
  },
  'a form that looks like text': { headers: { 'content-type': 'text/plain' }, body: '{"a":"="}', status: 415 },
  'a form': { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b', status: 415 },
};

it.each(Object.keys(ways))('no route is changed by %s with the cookie of the owner', async (way) => {
  const { headers, body = '{}', status } = ways[way]!;
  const before = await eventsNow();
  const wrong: string[] = [];
  const tried = routes.filter(({ path }) => !withoutSession(path));
  for (const route of tried) {
    const path = addressOf(route);
    const answer = await askRaw(goodword.url + path, {
      method: route.method,
      headers: { cookie: goodword.cookie, 'content-length': String(body.length), ...headers },
      body,
    });
    if (answer.status !== status) wrong.push(`${route.method} ${path}: ${answer.status} ${answer.body.slice(0, 100)}`);
  }
  expect(tried.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
  expect(await eventsNow()).toBe(before);
  // the owner is still signed in
  expect((await goodword.api('GET', '/session')).body.user).not.toBeNull();
});

it('our own pages change what they ask for', async () => {
  for (const origin of [goodword.url, `http://127.0.0.1:${port}`]) {
    const headers = { host: new URL(origin).host, origin, 'sec-fetch-site': 'same-origin', cookie: goodword.cookie };
    const answer = await askRaw(`${goodword.url}/api/v1/campaigns`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify({ name: `From ${origin}` }),
    });
    expect(answer.status).toBe(201);
  }
});

async function eventsNow(): Promise<number> {
  return (await goodword.app.db.selectFrom('events').select('event_id').execute()).length;
}
