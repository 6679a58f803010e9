import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A secret of the sign-in library. Its version stands in what the library encrypts, so it stays the same for a key. */
type SignInSecret = { version: number; value: string };

/** The library's secrets, derived from the master keys: the first signs and encrypts. */
export function signInSecrets(masterKeys: readonly string[]): SignInSecret[] {
  return masterKeys.map((masterKey) => {
    const derive = (label: string, length: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', label, length));
    return {
      version: derive('goodword/key-id/1', 6).readUIntBE(0, 6),
      value: derive('goodword/sign-in/1', 32).toString('hex'),
    };
  });
}

/**
 * Signs the cookies of a request again that an older secret signed, because the library verifies them with its first one
 * alone.
 * @param cookies a Cookie header
 * @returns null when it stays as it is
 */
export function signCookiesAgain(cookies: string, [current, ...older]: readonly SignInSecret[]): string | null {
  if (!current || older.length === 0) return null;
  let isChanged = false;
  const renewed = cookies.split(';').map((cookie) => {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(cookie) ?? [];
    const text = value === undefined ? null : signedBy(older, value);
    if (text === null) return cookie;
    isChanged = true;
    return `${name}=${encodeURIComponent(`${text}.${signatureOf(text, current)}`)}`;
  });
  return isChanged ? renewed.join(';') : null;
}

/** The text of a signed cookie, `text.signature` percent-encoded; null unless one of the secrets signed it. */
function signedBy(secrets: readonly SignInSecret[], value: string): string | null {
  const signed = decoded(value.trim());
  const cut = signed.lastIndexOf('.');
  if (cut < 1) return null;
  const [text, given] = [signed.slice(0, cut), Buffer.from(signed.slice(cut + 1))];
  return secrets.some((secret) => isEqual(given, Buffer.from(signatureOf(text, secret)))) ? text : null;
}

const isEqual = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);

/** As the library signs cookies: HMAC-SHA-256 in base64. */
const signatureOf = (text: string, { value }: SignInSecret): string =>
  createHmac('sha256', value).update(text).digest('base64');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
