import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createKeyedHash } from './keyed-hash.ts';

const [key, otherKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

it('is the same for the same text, key and use alone, and holds nothing of the text', () => {
  const hash = createKeyedHash(key, 'mail')('ana@example.com');
  expect(createKeyedHash(key, 'mail')('ana@example.com')).toBe(hash);
  expect(hash).toMatch(/^[\w-]{43}$/);
  for (const other of [
    createKeyedHash(key, 'mail')('ben@example.com'),
    createKeyedHash(key, 'caller')('ana@example.com'),
    createKeyedHash(otherKey, 'mail')('ana@example.com'),
  ]) {
    expect(other).not.toBe(hash);
  }
});
