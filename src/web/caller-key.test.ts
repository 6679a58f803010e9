import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../platform/crypto/signer.ts';
import { callerKeyOf, isAddressTrusted } from './caller-key.ts';

const direct = { trustedProxies: 0, publicUrl: 'https://refer.example.com' };
const local = { trustedProxies: 0, publicUrl: 'http://localhost:4000' };
const behindOne = { trustedProxies: 1, publicUrl: 'https://refer.example.com' };
const visitor = (ip: string, headers: Record<string, string> = {}) => ({ ip, headers });

describe('the address of a caller is trusted', () => {
  it.each([
    ['of a direct connection', visitor('93.184.216.34'), direct, true],
    [
      'behind proxies that are counted',
      visitor('93.184.216.34', { 'x-forwarded-for': '93.184.216.34' }),
      behindOne,
      true,
    ],
    ['not behind proxies that are not', visitor('93.184.216.34', { 'x-forwarded-for': '8.8.8.8' }), direct, false],
    ['not behind any that names itself', visitor('93.184.216.34', { via: '1.1 proxy' }), direct, false],
    ['not of a proxy on the same machine that says nothing', visitor('127.0.0.1'), direct, false],
    ['nor of one in the same network', visitor('10.0.0.3'), direct, false],
    ['on a machine of one’s own', visitor('127.0.0.1'), local, true],
  ])('%s', (_, request, reach, isTrusted) => {
    expect(isAddressTrusted(request, reach)).toBe(isTrusted);
  });
});

describe('the key of a caller', () => {
  const signer = createSigner(randomBytes(32).toString('base64'), 'caller');
  const keyOf = (ip: string) => callerKeyOf(visitor(ip), signer, direct);

  it('is the same for one address, and does not contain it', () => {
    expect(keyOf('93.184.216.34')).toBe(keyOf('::ffff:93.184.216.34'));
    expect(keyOf('93.184.216.34')).not.toBe(keyOf('93.184.216.35'));
    expect(keyOf('93.184.216.34')).not.toContain('93');
  });

  it('is the same for one network of IPv6', () => {
    expect(keyOf('2606:4700:1:2::1')).toBe(keyOf('2606:4700:1:2:ffff::9'));
    expect(keyOf('2606:4700:1:2::1')).not.toBe(keyOf('2606:4700:1:3::1'));
  });

  it('is none where the address is not the caller’s', () => {
    expect(keyOf('127.0.0.1')).toBeNull();
  });
});
