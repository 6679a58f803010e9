import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { regionCalled } from './region-hosts.ts';

let intercom: Harness;
let tokens: Record<string, string>;
let euPort: number;

beforeAll(async () => {
  intercom = await startHarness({ regionPorts: [{ region: 'EU', port: 0 }] });
  const eu = await intercom.control('POST', 'workspaces', { name: 'Europe', region: 'EU' });
  tokens = { US: intercom.token, EU: eu.body.access_token };
  euPort = [...intercom.regionPorts.keys()][0] ?? 0;
});
afterAll(() => intercom.close());

/** `/me` at a host name (the connection goes to us) or at the port of the EU. */
async function me(token: string, at: { host: string } | { port: number }): Promise<[number, string]> {
  const { promise, resolve, reject } = Promise.withResolvers<[number, string]>();
  const port = 'port' in at ? at.port : intercom.port;
  const headers = { authorization: `Bearer ${token}`, ...('host' in at ? { host: at.host } : {}) };
  http
    .get({ host: '127.0.0.1', port, path: '/me', headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => {
        const body = JSON.parse(text);
        resolve([response.statusCode ?? 0, body.app?.region ?? body.errors[0].code]);
      });
    })
    .on('error', reject);
  return promise;
}

const us = { host: 'api.intercom.io' };
const eu = { host: 'api.eu.intercom.io' };

test('by default every address serves every workspace', async () => {
  for (const at of [us, eu, { port: euPort }]) {
    expect(await me(tokens['US'] ?? '', at)).toEqual([200, 'US']);
    expect(await me(tokens['EU'] ?? '', at)).toEqual([200, 'EU']);
  }
});

describe('with region_hosts', () => {
  test('forward: the US host forwards, later; a regional host refuses a token of another region', async () => {
    await intercom.control('POST', 'settings', { region_hosts: 'forward', forward_delay_ms: 120 });
    const started = performance.now();
    expect(await me(tokens['EU'] ?? '', us)).toEqual([200, 'EU']);
    expect(performance.now() - started).toBeGreaterThan(115);
    expect(await me(tokens['EU'] ?? '', eu)).toEqual([200, 'EU']);
    expect(await me(tokens['EU'] ?? '', { port: euPort })).toEqual([200, 'EU']);
    expect(await me(tokens['US'] ?? '', eu)).toEqual([401, 'unauthorized']);
    expect(await me(tokens['US'] ?? '', { port: euPort })).toEqual([401, 'unauthorized']);
  });

  test('strict: no address forwards', async () => {
    await intercom.control('POST', 'settings', { region_hosts: 'strict' });
    expect(await me(tokens['EU'] ?? '', us)).toEqual([401, 'unauthorized']);
    expect(await me(tokens['US'] ?? '', us)).toEqual([200, 'US']);
  });

  test('the token exchange works at every host', async () => {
    const response = await fetch(`http://127.0.0.1:${euPort}/auth/eagle/token`, { method: 'POST' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ message: 'Unauthorized Client' }] });
  });
});

test.each([
  ['api.intercom.io', 'US'],
  ['api.eu.intercom.io', 'EU'],
  ['API.AU.localhost:4001', 'AU'],
  ['eu.localhost', 'EU'],
  ['museum.eumore.example.com', 'US'],
])('%s is the address of %s', (host, region) => {
  expect(regionCalled(host, 1, new Map())).toBe(region);
});
