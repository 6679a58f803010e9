import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSigner } from './signer.ts';

const newKey = () => randomBytes(32).toString('base64');
const [oldKey, key] = [newKey(), newKey()];

it('verifies what it signed, for the same use only', () => {
  const signed = createSigner(key, 'joined').sign('a.b');
  expect(createSigner(key, 'joined').verify(signed)).toBe('a.b');
  expect(createSigner(key, 'attribution').verify(signed)).toBeNull();
  for (const forged of ['', 'a', 'a.b', '.x', `${signed}x`, `c${signed}`])
    expect(createSigner(key, 'joined').verify(forged)).toBeNull();
});

it('verifies what an older key signed, and signs with the first', () => {
  const before = createSigner(oldKey, 'joined').sign('text');
  const signer = createSigner(key, 'joined', [oldKey]);
  expect(signer.verify(before)).toBe('text');
  expect(createSigner(key, 'joined').verify(signer.sign('text'))).toBe('text');
  expect(createSigner(key, 'joined').verify(before)).toBeNull();
});
