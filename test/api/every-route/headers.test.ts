import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { startGoodword, type Goodword } from '../../support/goodword.ts';
import { askBytes, askRaw, type RawAnswer } from '../../support/raw-request.ts';
import { addressOf, listRoutes } from '../../support/routes.ts';

let pair: Pair;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false, metricsToken: 'a-token-of-16-or-more' });
  const campaign = await pair.campaign();
  ({ code } = campaign);
  await pair.connect(campaign.campaignId);
});
afterAll(() => pair.close());

const fixed = {
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': expect.any(String),
};

const missing = (answer: RawAnswer) => {
  const { headers, names } = answer;
  const policy = headers['content-security-policy'] ?? '';
  return [
    ...Object.keys(fixed).filter((name) => headers[name] === undefined),
    ...(typeof policy === 'string' && policy.includes("frame-ancestors 'none'") ? [] : ['frame-ancestors']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['nosniff']),
    ...([429, 503].includes(answer.status) && !(Number(headers['retry-after']) > 0) ? ['retry-after'] : []),
    // each cookie is a header of its own; of all others one is enough
    ...names.filter((name, at) => name !== 'set-cookie' && names.indexOf(name) !== at).map((name) => `one ${name}`),
  ];
};

const form = 'application/x-www-form-urlencoded';

const endsSession = new Set(['/api/v1/session', '/api/v1/account/sessions']);

it('every route answers with every header, to every caller and every bad request', async () => {
  const routes = listRoutes(pair.app.server);
  expect(routes.length).toBeGreaterThan(150);
  const apiKey = (await pair.api('POST', '/api-keys', { name: 'Headers' })).body.key as string;
  const ways: Record<string, { headers: Record<string, string>; body?: string }> = {
    'a stranger': { headers: {} },
    'the owner': { headers: { cookie: pair.cookie } },
    'an API key': { headers: { authorization: `Bearer ${apiKey}` } },
    'a revoked API key': { headers: { authorization: 'Bearer gw_wrong' } },
    'half a body': {
      headers: { cookie: pair.cookie, 'content-type': 'application/json', 'content-length': '1' },
      body: '{',
    },
    'another name': { headers: { host: 'evil.example' } },
    'another site': { headers: { cookie: pair.cookie, origin: 'https://evil.example' } },
  };
  const found: string[] = [];
  const statuses = new Set<number>();
  for (const route of routes) {
    const path = addressOf(route);
    for (const [way, { headers, body }] of Object.entries(ways)) {
      // signing out, and the whole workspace, are left for the end
      if (way === 'the owner' && route.method === 'DELETE' && endsSession.has(route.path)) continue;
      if (body !== undefined && ['GET', 'HEAD', 'OPTIONS'].includes(route.method)) continue;
      const answer = await askRaw(pair.url + path, { method: route.method, headers, ...(body && { body }) });
      statuses.add(answer.status);
      const lacks = missing(answer);
      if (lacks.length > 0) found.push(`${route.method} ${path} for ${way}, ${answer.status}: ${lacks.join(', ')}`);
      if (path.startsWith('/api/') && answer.headers['cache-control']?.includes('no-store') !== true) {
        found.push(`${route.method} ${path} for ${way}, ${answer.status}: may be kept`);
      }
    }
  }
  expect(found).toEqual([]);
  for (const status of [200, 400, 401, 403, 404, 421]) expect(statuses).toContain(status);
});

describe('answers that no route gives', () => {
  const notification = JSON.stringify({
    type: 'notification_event',
    app_id: 'prac7ice',
    id: 'notif_headers',
    topic: 'contact.user.updated',
    created_at: 1_764_000_000,
    data: { item: { type: 'contact', id: 'stranger' } },
  });
  const signed = () => ({
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(notification)),
    'x-hub-signature': `sha1=${createHmac('sha1', pair.intercom.clientSecret).update(notification).digest('hex')}`,
  });

  it.each<[string, number, () => Promise<RawAnswer>]>([
    ['a link, first from the database', 302, () => askRaw(`${pair.url}/r/${code}?first`)],
    ['a link in the cache', 302, () => askRaw(`${pair.url}/r/${code}`)],
    ['a link that does not exist', 404, () => askRaw(`${pair.url}/r/NOBODY-00000`)],
    [
      'a notification',
      200,
      () => askRaw(`${pair.url}/hooks/intercom`, { method: 'POST', headers: signed(), body: notification }),
    ],
    [
      'a forged notification',
      401,
      () =>
        askRaw(`${pair.url}/hooks/intercom`, {
          method: 'POST',
          headers: { ...signed(), 'x-hub-signature': 'sha1=00' },
          body: notification,
        }),
    ],
    ['an unknown address', 404, () => askRaw(`${pair.url}/api/v1/nothing`)],
    ['an unknown method', 404, () => askRaw(`${pair.url}/api/v1/leads`, { method: 'PROPFIND' })],
    ['a method that only caches know', 404, () => askRaw(`${pair.url}/`, { method: 'PURGE' })],
    ['health', 200, () => askRaw(`${pair.url}/healthz`)],
    ['readiness', 200, () => askRaw(`${pair.url}/readyz`)],
    [
      'metrics',
      200,
      () => askRaw(`${pair.url}/metrics`, { headers: { authorization: 'Bearer a-token-of-16-or-more' } }),
    ],
    ['the description of the API', 200, () => askRaw(`${pair.url}/docs/`)],
    ['a style sheet of public pages', 200, () => askRaw(`${pair.url}/pages/style.css`)],
    ['the event stream', 200, () => askRaw(`${pair.url}/api/v1/stream`, { headers: { cookie: pair.cookie } })],
    ['an expectation that is not met', 417, () => askRaw(`${pair.url}/`, { headers: { expect: 'magic' } })],
    [
      'a body that is too large',
      413,
      () =>
        askRaw(`${pair.url}/api/v1/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: ' '.repeat(1_100_000),
        }),
    ],
    [
      'too many guesses',
      429,
      async () => {
        for (let guess = 0; guess < 60; guess += 1) await askRaw(`${pair.url}/r/WRONG${guess}`);
        return askRaw(`${pair.url}/r/${code}`);
      },
    ],
    [
      'too many sign-ins',
      429,
      async () => {
        let answer = await askRaw(`${pair.url}/api/v1/session`, { method: 'POST' });
        for (let tries = 0; tries < 30 && answer.status !== 429; tries += 1) {
          answer = await askRaw(`${pair.url}/api/v1/session`, { method: 'POST' });
        }
        return answer;
      },
    ],
  ])('%s: %i with every header', async (_what, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(fixed);
    expect(missing(answer)).toEqual([]);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['a method that Node does not know', 'DANCE / HTTP/1.1\r\nhost: localhost\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['too many headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused with every header', async (_what, bytes, status) => {
    const text = await askBytes(pair.url, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const head = text.toLowerCase();
    for (const name of [...Object.keys(fixed), 'connection']) expect(head).toContain(`\r\n${name}: `);
    expect(head).not.toMatch(/\n\d+: /);
  });
});

it('the browser app is asked for again at each visit, and its files never', async () => {
  const page = await askRaw(`${pair.url}/sign-in`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.headers['cache-control']).toBe('no-cache');
  const file = /\/assets\/[^"]+\.js/.exec(page.body)?.[0];
  const script = await askRaw(pair.url + file);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

it('the description of the API may load its own files only', async () => {
  const { headers } = await askRaw(`${pair.url}/docs/`);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https:|swagger\.io/);
});

it('version and practice address are for those who signed in', async () => {
  const stranger = JSON.parse((await askRaw(`${pair.url}/api/v1/session`)).body) as Record<string, unknown>;
  expect(stranger).toMatchObject({ version: null, practice_intercom_url: null });
  expect((await pair.api('GET', '/session')).body).toMatchObject({
    version: expect.stringMatching(/^\d/),
    practice_intercom_url: pair.intercom.url,
  });
  const description = JSON.parse((await askRaw(`${pair.url}/api/v1/openapi.json`)).body) as {
    info: { version: string };
  };
  expect(description.info.version).toBe('1');
});

describe('an https installation', () => {
  let secure: Goodword;
  beforeAll(async () => {
    secure = await startGoodword({ blank: true, publicUrl: 'https://goodword.example' });
  });
  afterAll(() => secure.close());

  it.each(['/', '/api/v1/session', '/r/NOBODY-00000', '/healthz', '/metrics', '/hooks/intercom', '/nothing'])(
    '%s is kept to https for a year',
    async (path) => {
      const answer = await askRaw(secure.url + path, { headers: { host: 'goodword.example' } });
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    },
  );
});

// last, because it uses up the limits
it('every route that limits its callers says when to ask again', async () => {
  const limited: string[] = [];
  for (const route of listRoutes(pair.app.server)) {
    const path = addressOf(route);
    const headers = { cookie: pair.cookie, 'content-type': path.startsWith('/c/') ? form : 'application/json' };
    // of the owner's own session only what needs a body, so that it is refused and the session stays
    if (route.method === 'DELETE' || route.method === 'HEAD' || path.endsWith('/stream')) continue;
    const send = () => askRaw(pair.url + path, { method: route.method, headers });
    let answer = await send();
    const limit = Number(answer.headers['x-ratelimit-limit'] ?? 0);
    if (limit === 0) continue;
    limited.push(route.path);
    for (let asked = 1; asked <= limit && answer.status !== 429; asked += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, send));
      answer = answers.find(({ status }) => status === 429) ?? answer;
    }
    expect([route.path, answer.status, missing(answer)]).toEqual([route.path, 429, []]);
  }
  expect(limited.length).toBeGreaterThan(7);
}, 120_000);
