import { timingSafeEqual } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { newAccessToken, newAuthorizationCode } from '../entities/ids.ts';
import { allScopes } from '../entities/scopes.ts';
import { type Token, codeLifetimeMs } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { findApp } from '../store/find.ts';

/** Records a person's consent. @returns the code for the redirect: single use, five minutes (reference 2.2) */
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
 * Exchanges a code for a token.
 * @throws IntercomError 401: "Unauthorized Code" is documented (reference 2.3); the text for bad credentials is assumed
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
  return issueToken(sandbox, app, grant.workspaceId, grant.adminId, 'oauth');
}

/** A live token with every scope, for whoever drives the practice Intercom itself; the same one each time. */
export function controlToken(sandbox: Sandbox, app: App, workspace: Workspace): Token {
  for (const token of sandbox.state.tokens.values()) {
    const same = token.clientId === app.clientId && token.workspaceId === workspace.idCode;
    if (same && token.kind === 'control' && token.revokedAt === null) return token;
  }
  return issueToken(sandbox, app, workspace.idCode, workspace.admins[0]?.id ?? '', 'control');
}

/**
 * Takes an app out of a workspace: its OAuth tokens die and its uninstall address is told. The token of
 * `/__sandbox/info` stays, as it belongs to the person at the controls.
 */
export function uninstallApp(sandbox: Sandbox, app: App, workspace: Workspace): number {
  let revoked = 0;
  for (const token of sandbox.state.tokens.values()) {
    const theirs = token.clientId === app.clientId && token.workspaceId === workspace.idCode;
    if (!theirs || token.kind !== 'oauth' || token.revokedAt !== null) continue;
    token.revokedAt = sandbox.clock.now();
    revoked += 1;
  }
  sandbox.changed();
  if (revoked > 0) sandbox.webhooks.reportUninstall(app, workspace);
  return revoked;
}

function issueToken(sandbox: Sandbox, app: App, workspaceId: string, adminId: string, kind: Token['kind']): Token {
  const token: Token = {
    token: newAccessToken(),
    clientId: app.clientId,
    workspaceId,
    adminId,
    scopes: [...(kind === 'control' ? allScopes : app.scopes)],
    kind,
    createdAt: sandbox.clock.now(),
    revokedAt: null,
  };
  sandbox.state.tokens.set(token.token, token);
  sandbox.changed();
  return token;
}

function sameText(secret: string, given: unknown): boolean {
  if (typeof given !== 'string' || given.length !== secret.length) return false;
  return (
    Buffer.byteLength(given) === Buffer.byteLength(secret) && timingSafeEqual(Buffer.from(given), Buffer.from(secret))
  );
}
