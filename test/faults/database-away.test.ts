import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openDatabaseDoor, type DatabaseDoor } from '../support/database-door.ts';
import { ask, startGoodword, until, type Goodword } from '../support/goodword.ts';
import { listRoutes, type Route } from '../support/routes.ts';

const metricsToken = 'a-token-for-metrics-only';
const intercom = { url: 'http://127.0.0.1:9', clientId: 'app', clientSecret: 'secret of the app' };

let database: TestDatabase;
let door: DatabaseDoor;
let goodword: Goodword;
let apiKey: string;
let slug: string;
let code: string;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await openDatabaseDoor(database.connectionString);
  const behindDoor = { connectionString: door.connectionString, drop: async () => {} };
  goodword = await startGoodword({ database: behindDoor, metricsToken, intercom });
  apiKey = (await goodword.api('POST', '/api-keys', { name: 'Program' })).body.key;
  const campaign = (await goodword.api('POST', '/campaigns', { name: 'Away' })).body;
  await goodword.api('POST', `/campaigns/${campaign.id}/launch`);
  slug = new URL(campaign.join_url).pathname.split('/')[2]!;
  const joined = await goodword.api('POST', '/referrers', {
    campaign_id: campaign.id,
    email: 'rita@example.com',
    first_name: 'Rita',
  });
  code = joined.body.code;
});
afterAll(async () => {
  await door.open();
  await goodword.close();
  await door.close();
  await database.drop();
});

/** What needs no database: files, the process's own health and metrics, a CRM's probe of an address. */
const withoutDatabase = new Set(['/healthz', '/metrics', '/favicon.svg', '/*', '/api/v1/openapi.json']);
const isWithoutDatabase = ({ method, path }: Route) =>
  withoutDatabase.has(path) ||
  /^\/(assets|pages|docs)\b/.test(path) ||
  method === 'OPTIONS' ||
  (path === '/hooks/:provider' && method !== 'POST') ||
  // no visit, and the link is remembered
  (path === '/r/:code' && method === 'HEAD');

const id = '0195b3a0-0000-7000-8000-000000000001';
const addressOf = (path: string) =>
  path
    .replace(':provider', 'intercom')
    .replace(':slug', slug)
    .replace(':code', code)
    .replaceAll(/:[a-z_]+/gi, id);

/** A request that would get past what can be refused without the database. */
async function askRoute({ method, path }: Route, caller: 'key' | 'session') {
  const isForm = path.startsWith('/c/');
  const hook = JSON.stringify({
    app_id: 'x',
    workspace_id: 'x',
    type: 'notification_event',
    topic: 'contact.user.updated',
    id: 'notif_1',
    data: { item: { type: 'contact', id: '1' } },
  });
  const isSigned = /^\/(hooks|inbox)\b/.test(path);
  const sign = (algorithm: string) => createHmac(algorithm, intercom.clientSecret).update(hook).digest('hex');
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const query = path === '/oauth/intercom/start' ? `?campaign_id=${id}` : '';
  return fetch(goodword.url + addressOf(path) + query, {
    method,
    redirect: 'manual',
    headers: {
      ...(caller === 'key' && path.startsWith('/api/')
        ? { authorization: `Bearer ${apiKey}` }
        : { cookie: goodword.cookie }),
      ...(hasBody && { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...(isSigned && { 'x-hub-signature': `sha1=${sign('sha1')}`, 'x-body-signature': sign('sha256') }),
    },
    ...(hasBody && { body: isForm ? 'first_name=Fred&email=fred%40example.com' : isSigned ? hook : bodyOf(path) }),
  });
}

/** Signing in and the first visit have no caller: their body is read first. */
const bodyOf = (path: string) =>
  /\/(session|setup)$/.test(path)
    ? JSON.stringify({ email: 'a@example.com', password: 'correct horse battery', name: 'A', workspace_name: 'A' })
    : '{}';

describe.each(['refused', 'starting'] as const)('while connections to the database are %s', (how) => {
  beforeAll(async () => {
    await door.shut(how);
  });

  it.each(['key', 'session'] as const)(
    'every route answers a caller with a %s 503 with Retry-After',
    async (caller) => {
      const routes = listRoutes(goodword.app.server).filter((route) => !isWithoutDatabase(route));
      expect(routes.length).toBeGreaterThan(100);
      const wrong: string[] = [];
      for (const route of routes) {
        const answer = await askRoute(route, caller);
        await answer.text();
        const isRight = answer.status === 503 && Number(answer.headers.get('retry-after')) > 0;
        if (!isRight) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('what needs no database is answered', async () => {
    expect((await ask(`${goodword.url}/healthz`, 'GET')).status).toBe(200);
    expect((await ask(`${goodword.url}/pages/style.css`, 'GET')).status).toBe(200);
    const metrics = await ask(`${goodword.url}/metrics`, 'GET', undefined, { authorization: `Bearer ${metricsToken}` });
    expect(metrics.status).toBe(200);
  });

  it('programs read a problem, people a page that tries again', async () => {
    const problem = await goodword.api('GET', '/campaigns');
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.body).toMatchObject({ status: 503, code: 'database_unavailable' });
    for (const path of [`/r/${code}`, `/c/${slug}`, `/oauth/intercom/start?campaign_id=${id}`]) {
      const page = await ask(goodword.url + path, 'GET', undefined, { cookie: goodword.cookie });
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.body).toContain('<meta http-equiv="refresh" content="2" />');
    }
  });

  it('a form that was sent is kept on the page, to be sent again', async () => {
    const page = await fetch(`${goodword.url}/c/${slug}`, {
      method: 'POST',
      body: new URLSearchParams({ first_name: 'Fred "F" <b>', email: 'fred@example.com' }),
    });
    const text = await page.text();
    expect(text).toContain(`<form method="post" action="/c/${slug}" data-send-again="2">`);
    expect(text).toContain('<input type="hidden" name="email" value="fred@example.com" />');
    expect(text).not.toContain('<b>');
  });

  it('all of it works within two seconds of the return of the database', async () => {
    await door.open();
    const openedAt = performance.now();
    const isWorking = async () => {
      const answers = await Promise.all([
        ask(`${goodword.url}/readyz`, 'GET'),
        ask(`${goodword.url}/r/${code}`, 'GET'),
        goodword.api('GET', '/campaigns'),
        ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { authorization: `Bearer ${apiKey}` }),
      ]);
      return answers.every(({ status }) => status === 200 || status === 302);
    };
    await until(isWorking, 'pages, links and the API answer again', 2_000);
    expect(performance.now() - openedAt).toBeLessThan(2_000);
  });
});

it('an unknown key and a session that ended are still 401', async () => {
  const unknown = await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, {
    authorization: 'Bearer gw_unknown',
  });
  expect(unknown.status).toBe(401);
  const noSession = await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, {
    cookie: 'goodword.session_token=x.y',
  });
  expect(noSession.status).toBe(401);
});
