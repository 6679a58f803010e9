import { expect, it } from 'vitest';
import { isMetadataAddress, isMetadataHost, isPrivateAddress, isPrivateHost } from './private-address.ts';

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  'fd00::1',
  'fe80::1',
  'fec0::1',
  '::127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:10.0.0.1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  '0x7f.1',
  '0177.0.0.1',
  '2130706433',
  '255.255.255.255',
  '198.51.100.7',
  'nonsense',
])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '::ffff:808:808'])('%s is public', (address) =>
  expect(isPrivateAddress(address)).toBe(false),
);

it.each([
  ['localhost', true],
  ['db', true],
  ['printer.local', true],
  ['[::1]', true],
  ['[::ffff:192.168.0.1]', true],
  ['[2606:4700::1111]', false],
  ['printer.lan', true],
  ['goodword.test', true],
  ['nas.home.arpa', true],
  ['LOCALHOST', true],
  ['app.localhost.', true],
  ['latest.example.com', false],
  ['127.0.0.1.example.com', false],
  [new URL('http://2130706433/').hostname, true],
  [new URL('http://0x7f.1/').hostname, true],
  ['hooks.example.com', false],
  ['8.8.8.8', false],
])('the host %s: %s', (host, expected) => expect(isPrivateHost(host)).toBe(expected));

it.each([
  '169.254.169.254',
  '169.254.0.1',
  'fe80::1',
  'febf::1',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::',
  '::169.254.169.254',
  '0xa9fea9fe',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
])('%s is never called', (address) => expect(isMetadataAddress(address)).toBe(true));

it.each(['127.0.0.1', '10.0.0.1', '192.168.0.1', '::1', 'fd00::1', '8.8.8.8', '2606:4700::1111', 'nonsense'])(
  '%s is no metadata',
  (address) => expect(isMetadataAddress(address)).toBe(false),
);

it.each([
  ['[fe80::1]', true],
  ['169.254.169.254.', true],
  [new URL('http://2852039166/').hostname, true],
  ['localhost', false],
  ['hooks.example.com', false],
])('the host %s is never called: %s', (host, expected) => expect(isMetadataHost(host)).toBe(expected));
