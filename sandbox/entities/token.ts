import type { Scope } from './scopes.ts';

/** A bearer token. Tokens do not expire; they die when revoked (reference 2.3). */
export interface Token {
  token: string;
  clientId: string;
  workspaceId: string;
  /** Who authorised; tags and attributes made with the token are theirs. */
  adminId: string;
  /** Fixed when granted: changing the app's scopes later needs a new authorisation (reference 2.5). */
  scopes: Scope[];
  /** `control` tokens are handed out by `/__sandbox/info`, survive an uninstall and prove no installation. */
  kind: 'oauth' | 'control';
  createdAt: number;
  revokedAt: number | null;
}

/** A code between consent and exchange: single use, five minutes (reference 2.2). */
export interface AuthorizationCode {
  code: string;
  clientId: string;
  workspaceId: string;
  adminId: string;
  expiresAt: number;
}

export const codeLifetimeMs = 5 * 60_000;
