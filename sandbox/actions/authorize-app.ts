import { timingSafeEqual } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { newAuthorizationCode } from '../entities/ids.ts';
import { type Token, codeLifetimeMs } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { findApp } from '../store/find.ts';
import { issueToken } from './issue-token.ts';

/** Records a person's consent. @returns the code for the redirect */
export function grantCode(sandbox: Sandbox, app: App, workspace: Workspace, adminId: string): string {
  const now = sandbox.clock.now();
  const { codes } = sandbox.state;
  for (const [code, grant] of codes) if (grant.expiresAt <= now) codes.delete(code);
  const code = newAuthorizationCode();
  codes.set(code, {
    code,
    clientId: app.clientId,
    workspaceId: workspace.idCode,
    adminId,
    expiresAt: now + codeLifetimeMs,
  });
  sandbox.changed();
  return code;
}

/**
 * Exchanges a code for a token that carries the app's present scopes.
 *
 * @documented 2.3: A code that is wrong, cut short, used or too old answers 401 "Unauthorized Code".
 * @assumed 19: A wrong client id or secret answers 401 "Unauthorized Client" and leaves the code usable.
 * @throws IntercomError 401
 */
export function exchangeCode(sandbox: Sandbox, body: Record<string, unknown>): Token {
  const clientId = body['client_id'];
  const app = typeof clientId === 'string' ? findApp(sandbox.state, clientId) : undefined;
  if (app === undefined || !sameText(app.clientSecret, body['client_secret']))
    throw new IntercomError(401, 'unauthorized', 'Unauthorized Client');
  const { codes } = sandbox.state;
  const grant = typeof body['code'] === 'string' ? codes.get(body['code']) : undefined;
  const usable = grant !== undefined && grant.clientId === app.clientId && grant.expiresAt > sandbox.clock.now();
  if (!usable) throw new IntercomError(401, 'unauthorized', 'Unauthorized Code');
  codes.delete(grant.code);
  return issueToken(sandbox, app, { workspaceId: grant.workspaceId, adminId: grant.adminId, kind: 'oauth' });
}

/**
 * Uninstalls an app from a workspace: revokes its tokens and posts to its uninstall URL. The token of `/__sandbox/info`
 * stays, because it belongs to the controls.
 *
 * @assumed 2.6: An uninstall kills the access token of the Developer Hub as well as those of OAuth.
 * @returns how many tokens were revoked
 */
export function uninstallApp(sandbox: Sandbox, app: App, workspace: Workspace): number {
  let revoked = 0;
  for (const token of sandbox.state.tokens.values()) {
    const theirs = token.clientId === app.clientId && token.workspaceId === workspace.idCode;
    if (!theirs || token.kind === 'control' || token.revokedAt !== null) continue;
    token.revokedAt = sandbox.clock.now();
    revoked += 1;
  }
  sandbox.changed();
  if (revoked > 0) sandbox.webhooks.reportUninstall(app, workspace);
  return revoked;
}

function sameText(secret: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const [known, guess] = [Buffer.from(secret), Buffer.from(given)];
  return known.length === guess.length && timingSafeEqual(known, guess);
}
