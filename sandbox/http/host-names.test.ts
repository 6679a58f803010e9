import { describe, expect, test } from 'vitest';
import { createOwnNames, hostNameOf, isLoopbackName } from './host-names.ts';

test.each(['localhost', 'LOCALHOST', 'api.eu.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is of this machine',
  (name) => expect(isLoopbackName(name)).toBe(true),
);

test.each([
  '',
  'example.com',
  'localhost.example.com',
  '127.0.0.1.example.com',
  '10.0.0.1',
  '0.0.0.0',
  '::',
  'notlocalhost',
])('%s is not of this machine alone', (name) => expect(isLoopbackName(name)).toBe(false));

test.each([
  ['localhost:4001', 'localhost'],
  ['Practice.Example.com', 'practice.example.com'],
  ['[::1]:4001', '[::1]'],
  ['[::1]', '[::1]'],
  ['127.0.0.1:', '127.0.0.1'],
  [undefined, ''],
  ['', ''],
  ['localhost:4001@evil.example', ''],
  ['localhost/evil', ''],
  ['[::1', ''],
  ['a b', ''],
])('the name in %j is %j', (header, name) => expect(hostNameOf(header)).toBe(name));

describe('a server on loopback', () => {
  const names = createOwnNames(undefined, '127.0.0.1');

  test.each(['localhost:1', '127.0.0.1', 'api.eu.localhost:1', '[::1]:9', 'api.eu.intercom.io', 'api.intercom.io:443'])(
    'is called by %s',
    (host) => expect(names.isOwn(host)).toBe(true),
  );

  test.each([
    'evil.example',
    'evil.example:4001',
    '192.168.0.7',
    'intercom.io.evil.example',
    'localhost.',
    '',
    undefined,
  ])('is not called by %s', (host) => expect(names.isOwn(host)).toBe(false));

  test('is not reachable from elsewhere', () => expect(names.isReachable).toBe(false));
});

test.each([
  ['https://practice.example.com', '127.0.0.1', 'practice.example.com'],
  [undefined, '192.168.0.7', '192.168.0.7:4001'],
  ['http://10.0.0.9:4001', '0.0.0.0', '10.0.0.9:1'],
  [undefined, 'fd00::7', '[fd00::7]:4001'],
])('at %s, listening on %s, it is called by %s and reachable', (publicUrl, listens, host) => {
  const names = createOwnNames(publicUrl, listens);
  expect([names.isOwn(host), names.isReachable, names.isOwn('localhost')]).toEqual([true, true, true]);
  expect(names.isOwn('evil.example')).toBe(false);
});

test('listening everywhere makes no name of an address', () => {
  expect(createOwnNames(undefined, '0.0.0.0').isOwn('0.0.0.0')).toBe(false);
});
