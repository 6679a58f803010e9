import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { createCallGuard } from './call-guard.ts';

const always = [
  'http://169.254.169.254/latest/meta-data',
  'http://169.254.0.1/',
  'http://[fe80::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://0xa9fea9fe/',
  'http://100.100.100.200/',
  'http://[fd00:ec2::254]/',
];
const inside = [
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://172.16.0.1/',
  'http://[fd00::1]/',
  'http://0.0.0.0/',
];
const allowed = ['http://127.0.0.1:1/', 'http://[::1]/', 'http://8.8.8.8/', 'http://hooks.example.com/'];

const call =
  (exposed: boolean, url: string, trusted: string[] = []) =>
  () =>
    createCallGuard(exposed, trusted).lookupFor(new URL(url));

describe('addresses', () => {
  test.each(always)('%s is never called', (url) => {
    expect(call(false, url)).toThrow('not called: ');
    expect(call(true, url)).toThrow('not called: ');
  });
  test.each(inside)('%s is not called where strangers may set it', (url) => {
    expect(call(false, url)).not.toThrow();
    expect(call(true, url)).toThrow('not called: it is in a private network');
  });
  test.each(allowed)('%s may be called', (url) => expect(call(true, url)).not.toThrow());
  test('what the operator set is called', () => {
    expect(call(true, 'http://10.0.0.1:4000/hooks', ['http://10.0.0.1:4000/x'])).not.toThrow();
    expect(call(true, 'http://10.0.0.1:22/hooks', ['http://10.0.0.1:4000/x'])).toThrow();
  });
});

describe('names', () => {
  const found = (lookup: LookupFunction, name: string) =>
    new Promise((resolve) => lookup(name, { all: true }, (error, addresses) => resolve(error?.message ?? addresses)));

  test('of this machine may be called', async () => {
    const lookup = createCallGuard(true).lookupFor(new URL('http://localhost/'));
    expect(await found(lookup, 'localhost')).toEqual(expect.arrayContaining([expect.objectContaining({ family: 4 })]));
  });
  test('are judged by what they lead to', async () => {
    const lookup = createCallGuard(true).lookupFor(new URL('http://name.example/'));
    // Resolvers take these texts for addresses, as they would answer a name that leads there.
    expect(await found(lookup, '10.0.0.1')).toBe('not called: it is in a private network');
    expect(await found(lookup, '169.254.169.254')).toMatch(/^not called: /);
  });
});

describe('the URLs of an app', () => {
  let intercom: Harness;
  afterEach(() => intercom.close());

  test('to metadata are not called: webhook, its probe, health check, panel', async () => {
    const url = 'http://169.254.169.254/latest';
    intercom = await startHarness();
    await intercom.control('POST', `apps/${intercom.clientId}`, {
      webhook_url: url,
      health_url: url,
      initialize_url: url,
    });
    await intercom.call('POST', '/contacts', { email: 'ada@example.com' });
    const { notifications } = (await intercom.control('GET', 'webhooks')).body;
    expect(JSON.stringify(notifications)).not.toContain('"status":2');
    const page = await (await fetch(`${intercom.url}/apps/${intercom.clientId}`)).text();
    expect(page).toContain('HEAD failed: not called: link-local addresses never are');
  });
});
