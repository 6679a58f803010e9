import type { Sandbox } from '../context.ts';
import type { Scope } from '../entities/scopes.ts';
import type { Token, TokenRefusal } from '../entities/token.ts';

/** What may happen to a token behind the back of the app that holds it. */
export interface TokenChange {
  /** A code suspends it: calls are refused so. null lets it work again, unless it was revoked. */
  refuseAs?: TokenRefusal | null | undefined;
  /** Permissions that it has from now on no more. */
  removeScopes?: readonly Scope[] | undefined;
}

/** Changes tokens that apps hold, without telling anybody. @returns how many there were */
export function changeTokens(sandbox: Sandbox, tokens: readonly Token[], change: TokenChange): number {
  for (const token of tokens) {
    if (change.refuseAs !== undefined) token.refusedAs = change.refuseAs;
    const { removeScopes } = change;
    if (removeScopes !== undefined) token.scopes = token.scopes.filter((scope) => !removeScopes.includes(scope));
  }
  sandbox.changed();
  return tokens.length;
}
