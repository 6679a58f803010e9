import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts secrets that must be stored, such as access tokens. */
export type SecretBox = {
  /** @param purpose what the secret is for and who owns it; decrypting needs the same text. */
  encrypt(secret: string, purpose: string): string;
  /** @throws DecryptError when the text was changed, or encrypted with another key or for another purpose. */
  decrypt(encrypted: string, purpose: string): string;
};

export class DecryptError extends Error {
  override name = 'DecryptError';
  constructor() {
    super('A stored secret cannot be decrypted: the key in the data folder is not the one it was encrypted with.');
  }
}

const algorithm = 'aes-256-gcm';

/** A secretBox (AES-256-GCM) whose key is derived from the installation's master key (32 random bytes, base64). */
export function createSecretBox(masterKey: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(masterKey, 'base64'), '', 'goodword/seal/1', 32));
  return {
    encrypt(secret, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [
        '1',
        nonce.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
        body.toString('base64url'),
      ].join('.');
    },
    decrypt(encrypted, purpose) {
      const [version, nonce, tag, body] = encrypted.split('.');
      if (version !== '1' || !nonce || !tag || body === undefined) throw new DecryptError();
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        throw new DecryptError();
      }
    },
  };
}
