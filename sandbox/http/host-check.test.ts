import http from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
beforeEach(async () => {
  intercom = await startHarness({ regionPorts: [{ region: 'EU', port: 0 }] });
});
afterEach(() => intercom.close());

interface Asked {
  method?: string;
  port?: number;
  headers?: Record<string, string>;
}

/** A request as a browser sends it whose name for us was made to lead here. */
function askAs(
  host: string,
  path: string,
  { method = 'GET', port = intercom.port, headers = {} }: Asked = {},
): Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path, method, headers: { host, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end();
  });
}

const evil = 'evil.example:4001';

describe('a call by a foreign host name', () => {
  test('is refused at every address, whatever its route and method', async () => {
    const routes = [
      ...intercom.addresses.filter(({ method }) => method !== 'HEAD'),
      { method: 'GET', url: '/no/such/address' },
      { method: 'GET', url: '/contacts/%zz' },
      { method: 'OPTIONS', url: '/contacts' },
    ];
    expect(routes.length).toBeGreaterThan(150);
    for (const { method, url } of routes) {
      const answer = await askAs(evil, url, { method, headers: { authorization: `Bearer ${intercom.token}` } });
      expect([method, url, answer.status]).toEqual([method, url, 421]);
    }
    expect((await intercom.control('GET', 'requests')).body.total).toBe(0);
  });

  test('is refused at the ports of regions as well', async () => {
    const [port] = intercom.regionPorts.keys();
    expect((await askAs(evil, '/me', { port: port ?? 0 })).status).toBe(421);
  });

  test('is answered with the settings that add a name, without the name itself', async () => {
    const { headers, text } = await askAs('<b>evil.example', '/people');
    expect(text).toContain('SANDBOX_PUBLIC_URL');
    expect(text).toContain('--public-url');
    expect(text).not.toContain('<b>evil');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

test('a page opened by another name of this machine moves to the public one, with path and query', async () => {
  const asBrowser = { headers: { accept: 'text/html,*/*' } };
  const moved = await askAs(`localhost:${intercom.port}`, '/people?page=2', asBrowser);
  expect([moved.status, moved.headers.location]).toEqual([302, `${intercom.url}/people?page=2`]);
  expect((await askAs(`127.0.0.1:${intercom.port}`, '/people', asBrowser)).status).toBe(200);
});

test.each(['/__sandbox/info', '/me'])('%s answers by every name of this machine', async (path) => {
  for (const host of ['localhost', `localhost:${intercom.port}`, '127.0.0.1', 'api.eu.localhost:1', '[::1]'])
    expect((await askAs(host, path, { headers: { authorization: `Bearer ${intercom.token}` } })).status).toBe(200);
});

describe('the controls', () => {
  test('refuse what a page of another site sends, and take what no page sends', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${intercom.url}/__sandbox/apps/${intercom.clientId}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ name: 'Renamed' }),
      });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await send(headers)).status).toBe(403);
    expect((await intercom.control('GET', 'apps')).body.apps[0].name).not.toBe('Renamed');
    expect((await send({})).status).toBe(200);
  });
});
