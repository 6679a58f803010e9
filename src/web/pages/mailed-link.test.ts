import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSigner } from '../../platform/crypto/signer.ts';
import { readMailedLink, signMailedLink } from './mailed-link.ts';

const signer = createSigner(randomBytes(32).toString('base64'), 'mailed-link');
const now = new Date('2026-06-30T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const signed = signMailedLink(signer, 'NORA-7', now);

it('leads to the code for thirty days', () => {
  expect(readMailedLink(signer, signed, inDays(29.9))).toBe('NORA-7');
  expect(readMailedLink(signer, signed, inDays(30.1))).toBeNull();
});

it('leads nowhere when it is forged, or was signed without a time', () => {
  const [code, seconds, signature] = signed.split('.');
  const later = `${code}.${Number(seconds) + 86_400}.${signature}`;
  for (const text of ['', 'NORA-7', `${signed}x`, later, signer.sign('NORA-7')])
    expect(readMailedLink(signer, text, now)).toBeNull();
});
