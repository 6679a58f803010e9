import { createHash, randomBytes } from 'node:crypto';

/** The secret of a link for one person, 256 bits. It is shown once and never stored. */
export const newLinkSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It is long enough to need no salt. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
