import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts secrets that must be stored, such as access tokens. */
export type SecretBox = {
  /** @param purpose what the secret is for and who owns it; decrypting needs the same text. */
  encrypt(secret: string, purpose: string): string;
  /** @throws DecryptError when the text was changed, or encrypted with another key or for another purpose. */
  decrypt(encrypted: string, purpose: string): string;
  /** Whether a text was encrypted with the key that encrypts today. */
  isCurrent(encrypted: string): boolean;
};

export class DecryptError extends Error {
  override name = 'DecryptError';
  constructor() {
    super('A stored secret cannot be decrypted: the key that it was encrypted with is not among those of this server.');
  }
}

const algorithm = 'aes-256-gcm';
/** A shorter tag would be easier to forge, and Node would take it. */
const authTagLength = 16;

/** A key with its id, which stands in every text that it encrypted and tells nothing about it. */
type Key = { id: string; bytes: Buffer };

/**
 * A secretBox (AES-256-GCM) whose keys are derived from the installation's master keys (32 random bytes each, base64).
 * @param masterKey encrypts and decrypts
 * @param olderKeys decrypt what was encrypted before the key was renewed
 */
export function createSecretBox(masterKey: string, olderKeys: readonly string[] = []): SecretBox {
  const current = toKey(masterKey);
  const keys = [current, ...olderKeys.map(toKey)];

  /** Texts of format 1 name no key. */
  function candidates({ version, id }: Parts): Key[] {
    if (version === '1') return keys;
    return version === '2' ? keys.filter((key) => key.id === id) : [];
  }

  return {
    encrypt(secret, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, current.bytes, nonce, { authTagLength }).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
      return ['2', ...parts, current.id].join('.');
    },
    decrypt(encrypted, purpose) {
      const parts = partsOf(encrypted);
      for (const key of parts ? candidates(parts) : []) {
        const secret = open(key, parts!, purpose);
        if (secret !== null) return secret;
      }
      throw new DecryptError();
    },
    isCurrent: (encrypted) => partsOf(encrypted)?.id === current.id,
  };
}

function toKey(masterKey: string): Key {
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', label, length));
  return { id: derive('goodword/key-id/1', 6).toString('base64url'), bytes: derive('goodword/seal/1', 32) };
}

type Parts = { version: string; nonce: string; tag: string; body: string; id: string | undefined };

function partsOf(encrypted: string): Parts | null {
  const [version, nonce, tag, body, id] = encrypted.split('.');
  return version && nonce && tag && body !== undefined ? { version, nonce, tag, body, id } : null;
}

function open(key: Key, { nonce, tag, body }: Parts, purpose: string): string | null {
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(nonce, 'base64url'), { authTagLength })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
