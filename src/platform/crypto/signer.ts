import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Signs short texts that travel through browsers and come back. */
export type Signer = {
  /** `text` with its signature: `text.signature`. */
  sign(text: string): string;
  /** The text, or null when the signature is missing or wrong. */
  verify(signed: string): string | null;
};

/**
 * @param use separates signatures of different uses, so that one cannot pass for another.
 * @param olderKeys verify what was signed before the key was renewed
 */
export function createSigner(masterKey: string, use: string, olderKeys: readonly string[] = []): Signer {
  const keys = [masterKey, ...olderKeys].map((key) => signingKey(key, use));
  const [current] = keys as [KeyObject, ...KeyObject[]];
  return {
    sign: (text) => `${text}.${signatureOf(current, text).toString('base64url')}`,
    verify(signed) {
      const cut = signed.lastIndexOf('.');
      if (cut < 1) return null;
      const text = signed.slice(0, cut);
      const given = Buffer.from(signed.slice(cut + 1), 'base64url');
      return keys.some((key) => isEqual(given, signatureOf(key, text))) ? text : null;
    },
  };
}

function signingKey(masterKey: string, use: string): KeyObject {
  const bytes = hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', `goodword/sign/${use}`, 32);
  // Node would prepare a key given as bytes again for every signature, which takes five times as long as signing
  return createSecretKey(Buffer.from(bytes));
}

const signatureOf = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const isEqual = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);
