import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs short texts that travel through browsers and come back. */
export type Signer = {
  /** `text` with its signature: `text.signature`. */
  sign(text: string): string;
  /** The text, or null when the signature is missing or wrong. */
  verify(signed: string): string | null;
};

/** @param use separates signatures of different uses, so that one cannot pass for another. */
export function createSigner(masterKey: string, use: string): Signer {
  const bytes = hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', `goodword/sign/${use}`, 32);
  // Node would prepare a key given as bytes again for every signature, which takes five times as long as signing
  const key = createSecretKey(Buffer.from(bytes));
  const signatureOf = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    sign: (text) => `${text}.${signatureOf(text).toString('base64url')}`,
    verify(signed) {
      const cut = signed.lastIndexOf('.');
      if (cut < 1) return null;
      const text = signed.slice(0, cut);
      const given = Buffer.from(signed.slice(cut + 1), 'base64url');
      const expected = signatureOf(text);
      return given.length === expected.length && timingSafeEqual(given, expected) ? text : null;
    },
  };
}
