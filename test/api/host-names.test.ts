import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log/log.ts';
import { owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { askBytes, askRaw } from '../support/raw-request.ts';
import { addressOf, listRoutes } from '../support/routes.ts';

const lines: string[] = [];
const log = createLog('info', new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) }));

let goodword: Goodword;
let port: string;
beforeAll(async () => {
  goodword = await startGoodword({ log, env: { ALLOWED_HOSTS: 'goodword.internal, 192.0.2.7, 2001:DB8::7' } });
  ({ port } = new URL(goodword.url));
});
afterAll(() => goodword.close());

const isOpen = (path: string) => /^\/(healthz|readyz|metrics)$|^\/(hooks|inbox)\//.test(path);

it('every route but probes and signed hooks is closed to a name that is not ours', async () => {
  const wrong: string[] = [];
  for (const route of listRoutes(goodword.app.server)) {
    const path = addressOf(route);
    const { status } = await askRaw(goodword.url + path, {
      method: route.method,
      headers: { host: `evil.example:${port}`, cookie: goodword.cookie },
    });
    if ((status === 421) === isOpen(path)) wrong.push(`${route.method} ${path}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

it.each([
  'evil.example',
  'localhost.evil.example',
  'localhost@evil.example',
  'evil.example@localhost',
  'localhost:1@evil.example',
  'notlocalhost',
  '127.0.0.1.evil.example',
  '127.0.0.2',
  '0.0.0.0',
  'localhost/',
  'localhost#',
  'localhost,evil.example',
  '[::1',
  '[::2]',
])('“%s” is not our name', async (host) => {
  expect((await askRaw(`${goodword.url}/api/v1/session`, { headers: { host } })).status).toBe(421);
});

it.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]', 'goodword.internal', '192.0.2.7', '[2001:db8::7]'])(
  '%s is, with any port',
  async (name) => {
    for (const host of [name, `${name}:${port}`, `${name}:443`]) {
      expect((await askRaw(`${goodword.url}/api/v1/session`, { headers: { host } })).status).toBe(200);
    }
  },
);

it('a request without a name is refused', async () => {
  for (const bytes of ['GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n']) {
    expect(await askBytes(goodword.url, bytes)).toMatch(/^HTTP\/1.1 421 /);
  }
});

it('X-Forwarded-Host changes nothing', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': `localhost:${port}` };
  expect((await askRaw(`${goodword.url}/api/v1/session`, { headers })).status).toBe(421);
});

it('a link in the fast lane is refused under another name too', async () => {
  const { id } = (await goodword.api('POST', '/campaigns/sample')).body;
  const [{ code }] = (await goodword.api('GET', `/referrers?campaign_id=${id}`)).body.items;
  expect((await askRaw(`${goodword.url}/r/${code}`)).status).toBe(302);
  expect((await askRaw(`${goodword.url}/r/${code}`)).status).toBe(302);
  expect((await askRaw(`${goodword.url}/r/${code}`, { headers: { host: 'evil.example' } })).status).toBe(421);
});

it('a browser is shown a page that says what to set, a program a problem', async () => {
  const headers = { host: `10.1.2.3:${port}`, accept: 'text/html,*/*' };
  const page = await askRaw(`${goodword.url}/`, { headers });
  expect(page.headers['content-type']).toContain('text/html');
  const text = page.body.replaceAll('&#61;', '=');
  expect(text).toContain(`PUBLIC_URL=http://10.1.2.3:${port}`);
  expect(text).toContain('add 10.1.2.3 to ALLOWED_HOSTS');
  const problem = await askRaw(`${goodword.url}/api/v1/leads`, { headers });
  expect(problem.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(problem.body)).toMatchObject({
    code: 'unknown_host',
    detail: expect.stringContaining('ALLOWED_HOSTS'),
  });
});

it('what stands in Host is shown as text', async () => {
  const headers = { host: '<script>alert(1)</script>', accept: 'text/html' };
  const { status, body } = await askRaw(`${goodword.url}/`, { headers });
  expect(status).toBe(421);
  expect(body).not.toContain('<script');
});

describe('origins', () => {
  const change = (host: string, origin: string) =>
    askRaw(`${goodword.url}/api/v1/api-keys`, {
      method: 'POST',
      headers: { host, origin, cookie: goodword.cookie, 'content-type': 'application/json' },
      body: '{"name":"key"}',
    });

  it.each([
    ['localhost:4500', 'http://localhost:4500'],
    ['127.0.0.1:4500', 'http://127.0.0.1:4500'],
    ['goodword.internal', 'http://goodword.internal'],
    ['goodword.internal', 'https://goodword.internal'],
  ])('asked as %s, a page of %s is ours', async (host, origin) => {
    expect((await change(host, origin)).status).toBe(201);
  });

  it.each([
    ['evil.example:4500', 'http://evil.example:4500', 421],
    ['localhost:4500', 'http://localhost:4501', 403],
    ['localhost:4500', 'http://127.0.0.1:4500', 403],
    ['localhost:4500', 'http://localhost:4500.evil.example', 403],
    ['localhost:4500', 'http://user@localhost:4500', 403],
    ['localhost:4500', 'http://localhost:4500/', 403],
    ['localhost:4500', 'ftp://localhost:4500', 403],
    ['localhost:4500', 'null', 403],
  ])('asked as %s, a page of %s is not', async (host, origin, status) => {
    expect((await change(host, origin)).status).toBe(status);
  });
});

describe('before the first visit', () => {
  let blank: Goodword;
  beforeAll(async () => {
    blank = await startGoodword({ blank: true });
  });
  afterAll(() => blank.close());

  it('a page of another name cannot become the owner', async () => {
    const host = `evil.example:${new URL(blank.url).port}`;
    const body = JSON.stringify(owner);
    const json = { 'content-type': 'application/json' };
    const rebound = await askRaw(`${blank.url}/api/v1/setup`, {
      method: 'POST',
      headers: { ...json, host, origin: `http://${host}` },
      body,
    });
    expect(rebound.status).toBe(421);
    const foreign = await askRaw(`${blank.url}/api/v1/setup`, {
      method: 'POST',
      headers: { ...json, origin: `http://${host}` },
      body,
    });
    expect(foreign.status).toBe(403);
  });
});

describe('an https installation', () => {
  let secure: Goodword;
  beforeAll(async () => {
    secure = await startGoodword({ blank: true, publicUrl: 'https://goodword.example' });
  });
  afterAll(() => secure.close());
  const signIn = (host: string, origin: string) =>
    askRaw(`${secure.url}/api/v1/session`, {
      method: 'POST',
      headers: { host, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: owner.email, password: owner.password }),
    });

  it('has no names of this machine', async () => {
    expect((await askRaw(`${secure.url}/`)).status).toBe(421);
  });

  it('says over plain http that signing in needs https', async () => {
    const { status, body } = await signIn('goodword.example', 'http://goodword.example');
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ detail: expect.stringContaining('without https') });
    expect((await signIn('goodword.example', 'https://goodword.example')).status).toBe(401);
  });
});

it('a proxy that is not trusted is logged once, and told on screen and in the launch checklist', async () => {
  lines.length = 0;
  const campaign = (await goodword.api('POST', '/campaigns', { name: 'Behind a proxy' })).body;
  const firstStep = async () =>
    (await goodword.api('GET', `/reports/checklist?campaign_id=${campaign.id}`)).body.items[0];
  expect((await firstStep()).key).toBe('connect');
  const throughProxy = { 'x-forwarded-for': '198.51.100.1' };
  for (let times = 0; times < 3; times += 1) await askRaw(`${goodword.url}/healthz`, { headers: throughProxy });
  expect(lines.filter((line) => line.includes('TRUST_PROXY'))).toHaveLength(1);
  expect((await goodword.api('GET', '/installation', undefined, throughProxy)).body).toEqual({
    public_url: goodword.url,
    untrusted_proxy: true,
  });
  expect((await goodword.api('GET', '/installation')).body.untrusted_proxy).toBe(false);
  expect(await firstStep()).toMatchObject({ key: 'proxy', done: false, href: null });
});
