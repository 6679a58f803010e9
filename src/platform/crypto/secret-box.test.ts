import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const newKey = () => randomBytes(32).toString('base64');
const [oldKey, key, otherKey] = [newKey(), newKey(), newKey()];
const purpose = 'connection:a';

/** A text as earlier releases encrypted it: without the id of a key. */
function encryptedBefore(masterKey: string, secret: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', 'goodword/seal/1', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['1', ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

it('opens what it encrypted, for the same purpose only', () => {
  const box = createSecretBox(key);
  const text = box.encrypt('sécret', purpose);
  expect(box.decrypt(text, purpose)).toBe('sécret');
  expect(() => box.decrypt(text, 'connection:b')).toThrow('cannot be decrypted');
  expect(box.decrypt(box.encrypt('', purpose), purpose)).toBe('');
});

it('opens what an older key encrypted, and encrypts with the first', () => {
  const before = createSecretBox(oldKey).encrypt('secret', purpose);
  const box = createSecretBox(key, [otherKey, oldKey]);
  expect(box.decrypt(before, purpose)).toBe('secret');
  const text = box.encrypt('secret', purpose);
  expect([box.isCurrent(before), box.isCurrent(text)]).toEqual([false, true]);
  expect(createSecretBox(key).decrypt(text, purpose)).toBe('secret');
  expect(() => createSecretBox(oldKey).decrypt(text, purpose)).toThrow('cannot be decrypted');
  expect(() => createSecretBox(key).decrypt(before, purpose)).toThrow('cannot be decrypted');
});

it('opens texts of earlier releases, which name no key, with whichever key it was', () => {
  for (const one of [key, oldKey]) {
    const text = encryptedBefore(one, 'secret');
    const box = createSecretBox(key, [oldKey]);
    expect(box.decrypt(text, purpose)).toBe('secret');
    expect(box.isCurrent(text)).toBe(false);
  }
});

it('tells nothing of the key but an id that is the same for the same key', () => {
  const idOf = (text: string) => text.split('.').at(-1);
  const box = createSecretBox(key);
  expect(idOf(box.encrypt('a', purpose))).toBe(idOf(createSecretBox(key, [oldKey]).encrypt('b', purpose)));
  expect(idOf(box.encrypt('a', purpose))).not.toBe(idOf(createSecretBox(oldKey).encrypt('a', purpose)));
});

it('takes no authentication tag that is shorter than 16 bytes', () => {
  const box = createSecretBox(key);
  for (const text of [box.encrypt('secret', purpose), encryptedBefore(key, 'secret')]) {
    const parts = text.split('.');
    for (const bytes of [4, 8, 12, 15]) {
      const cut = parts.with(2, Buffer.from(parts[2]!, 'base64url').subarray(0, bytes).toString('base64url')).join('.');
      expect(() => box.decrypt(cut, purpose)).toThrow('cannot be decrypted');
    }
  }
});

it.each(['', 'text', '1', '1.a', '2.a.b.c', '3.a.b.c.d', '2....'])('does not open %j', (text) => {
  expect(() => createSecretBox(key).decrypt(text, purpose)).toThrow('cannot be decrypted');
});

it('does not open a text of which any byte was changed', () => {
  const box = createSecretBox(key);
  const parts = box.encrypt('secret', purpose).split('.');
  for (const part of [1, 2, 3]) {
    const bytes = Buffer.from(parts[part]!, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => box.decrypt(parts.with(part, changed.toString('base64url')).join('.'), purpose)).toThrow();
    }
  }
});
