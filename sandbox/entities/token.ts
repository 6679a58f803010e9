import type { Scope } from './scopes.ts';

/**
 * The possible errors of a call with a refused token, by code.
 *
 * @documented 11: A refused token is answered 401 with unauthorized, token_revoked, token_suspended, token_blocked, token_expired or token_not_found.
 * @assumed 11: A revoked token reads "Access Token Invalid" unless a switch chooses another code; the texts of the other codes.
 */
export const tokenRefusals = {
  unauthorized: 'Access Token Invalid',
  token_revoked: 'Access Token Revoked',
  token_suspended: 'Access Token Suspended',
  token_blocked: 'Access Token Blocked',
  token_expired: 'Access Token Expired',
  token_not_found: 'Access Token Not Found',
} as const;

export type TokenRefusal = keyof typeof tokenRefusals;

/** @documented 2.3: Tokens do not expire; they die on uninstall, revocation or suspension. */
export interface Token {
  token: string;
  clientId: string;
  workspaceId: string;
  /** Who authorised; tags and attributes made with the token are theirs. */
  adminId: string;
  /** @assumed 2.5: A token keeps the permissions it was granted; changing the app's needs a new authorisation. */
  scopes: Scope[];
  /**
   * `private` is the access token of the Developer Hub. `control` tokens are handed out by `/__sandbox/info`,
   * survive an uninstall and prove no installation.
   */
  kind: 'oauth' | 'private' | 'control';
  createdAt: number;
  /** When it was revoked, milliseconds. */
  revokedAt: number | null;
  /** The chosen error code of a suspended or revoked token; null by default. A suspended token can be resumed. */
  refusedAs: TokenRefusal | null;
}

/** Whether calls with the token are answered. */
export const isLive = (token: Token): boolean => token.revokedAt === null && token.refusedAs === null;

/** @documented 2.2: A code between consent and exchange is used once and lives for five minutes. */
export interface AuthorizationCode {
  code: string;
  clientId: string;
  workspaceId: string;
  adminId: string;
  expiresAt: number;
}

export const codeLifetimeMs = 5 * 60_000;
