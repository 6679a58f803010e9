import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** Makes of a text, such as an address, a key that is the same for the same text and says nothing else. */
export type KeyedHash = (text: string) => string;

/**
 * A hash that only this installation can make, so that texts cannot be found by guessing them. After the master key was
 * renewed the same text has another hash.
 * @param use separates hashes of different uses, so that they cannot be compared
 */
export function createKeyedHash(masterKey: string, use: string): KeyedHash {
  const bytes = hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', `goodword/hash/${use}`, 32);
  const key = createSecretKey(Buffer.from(bytes));
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
