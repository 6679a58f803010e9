import { expect, test } from 'vitest';
import { isLoopbackUrl } from './loopback.ts';

test.each([
  ['http://localhost:4000', true],
  ['http://goodword.localhost', true],
  ['http://127.0.0.1:4000', true],
  ['http://[::1]:4000', true],
  ['https://referrals.example.com', false],
  ['http://192.168.1.4:4000', false],
  ['http://localhost.example.com', false],
  ['http://0.0.0.0:4000', false],
])('%s is loopback: %s', (url, is) => expect(isLoopbackUrl(url)).toBe(is));
