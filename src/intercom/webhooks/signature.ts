import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a notification is Intercom's: `X-Hub-Signature: sha1=<hex>`, an HMAC of the raw body with the app's client
 * secret (reference 13.2). SHA-1 is Intercom's choice; as an HMAC it is still sound.
 */
export function isNotificationSigned(raw: Buffer, header: string | undefined, clientSecret: string): boolean {
  return isEqual(header, `sha1=${createHmac('sha1', clientSecret).update(raw).digest('hex')}`);
}

/** The same for uninstall and health calls: `X-Body-Signature`, HMAC-SHA256 in hex without a prefix (reference 13.2). */
export function isBodySigned(raw: Buffer, header: string | undefined, clientSecret: string): boolean {
  return isEqual(header, createHmac('sha256', clientSecret).update(raw).digest('hex'));
}

function isEqual(given: string | undefined, expected: string): boolean {
  const givenBytes = Buffer.from(given ?? '');
  const expectedBytes = Buffer.from(expected);
  return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes);
}
