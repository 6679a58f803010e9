import type { Sandbox } from '../context.ts';
import type { Scope } from '../entities/scopes.ts';
import type { Token, TokenRefusal } from '../entities/token.ts';

/** Changes to a token without the knowledge of the app that holds it. */
export interface TokenChange {
  /** A code suspends the token: calls fail with it. null resumes it, unless it was revoked. */
  refuseAs?: TokenRefusal | null | undefined;
  /** Permissions to remove. */
  removeScopes?: readonly Scope[] | undefined;
}

/** Changes tokens without notifying the apps that hold them. @returns how many were changed */
export function changeTokens(sandbox: Sandbox, tokens: readonly Token[], change: TokenChange): number {
  for (const token of tokens) {
    if (change.refuseAs !== undefined) token.refusedAs = change.refuseAs;
    const { removeScopes } = change;
    if (removeScopes !== undefined) token.scopes = token.scopes.filter((scope) => !removeScopes.includes(scope));
  }
  sandbox.changed();
  return tokens.length;
}
