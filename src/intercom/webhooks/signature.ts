import { refuse } from '../../platform/refusal.ts';
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** Verifies that a request was sent by Intercom. */
export type SignatureCheck = {
  /** `X-Hub-Signature: sha1=<hex>` of a notification, an HMAC of its raw body (reference 13.2). */
  isNotificationSigned(raw: Buffer, header: string | undefined): boolean;
  /** The same for uninstall and health calls: `X-Body-Signature`, HMAC-SHA256 in hex without a prefix (reference 13.2). */
  isBodySigned(raw: Buffer, header: string | undefined): boolean;
};

/**
 * Checks signatures made with the app's client secret. SHA-1 is Intercom's choice; as an HMAC it is still sound. Made once
 * for a secret: Node would prepare a key given as text again for every signature.
 */
export function createSignatureCheck(clientSecret: string): SignatureCheck {
  const key = createSecretKey(clientSecret, 'utf8');
  const hex = (algorithm: string, raw: Buffer) => createHmac(algorithm, key).update(raw).digest('hex');
  return {
    isNotificationSigned: (raw, header) => isEqual(header, `sha1=${hex('sha1', raw)}`),
    isBodySigned: (raw, header) => isEqual(header, hex('sha256', raw)),
  };
}

/** For an app whose secret cannot be decrypted: whether a signature is right cannot be known, so that the sender tries again. */
export const checkWithoutSecret: SignatureCheck = {
  isNotificationSigned: (_raw, header) => notChecked(header),
  isBodySigned: (_raw, header) => notChecked(header),
};

function notChecked(header: string | undefined): false {
  if (header === undefined) return false;
  throw refuse('signature_not_checked', 'The signature cannot be checked now: send the same again later.');
}

function isEqual(given: string | undefined, expected: string): boolean {
  const givenBytes = Buffer.from(given ?? '');
  const expectedBytes = Buffer.from(expected);
  return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes);
}
