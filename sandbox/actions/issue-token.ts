import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { newAccessToken } from '../entities/ids.ts';
import { allScopes } from '../entities/scopes.ts';
import { type Token, isLive } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';

/** Makes a token with the scopes that the app has now; control tokens have all there are. */
export function issueToken(sandbox: Sandbox, app: App, given: Pick<Token, 'workspaceId' | 'adminId' | 'kind'>): Token {
  const token: Token = {
    ...given,
    token: newAccessToken(),
    clientId: app.clientId,
    scopes: [...(given.kind === 'control' ? allScopes : app.scopes)],
    createdAt: sandbox.clock.now(),
    revokedAt: null,
    refusedAs: null,
  };
  sandbox.state.tokens.set(token.token, token);
  sandbox.changed();
  return token;
}

/** A live token with every scope for tests and tools that drive the practice Intercom; the same one each time. */
export function controlToken(sandbox: Sandbox, app: App, workspace: Workspace): Token {
  for (const token of sandbox.state.tokens.values()) {
    const same = token.clientId === app.clientId && token.workspaceId === workspace.idCode;
    if (same && token.kind === 'control' && isLive(token)) return token;
  }
  return issueToken(sandbox, app, {
    workspaceId: workspace.idCode,
    adminId: workspace.admins[0]?.id ?? '',
    kind: 'control',
  });
}

/** The app's access token for a workspace, as Developer Hub → Authentication shows it; undefined when none was made. */
export function accessToken(sandbox: Sandbox, app: App, workspace: Workspace): Token | undefined {
  return [...sandbox.state.tokens.values()].find(
    (token) =>
      token.kind === 'private' &&
      token.clientId === app.clientId &&
      token.workspaceId === workspace.idCode &&
      token.revokedAt === null,
  );
}

/**
 * Creates the app's access token for a workspace and revokes the earlier one.
 *
 * @documented 2.1: A private app has an access token per workspace beside OAuth, and it can be regenerated.
 */
export function regenerateAccessToken(sandbox: Sandbox, app: App, workspace: Workspace): Token {
  const old = accessToken(sandbox, app, workspace);
  if (old !== undefined) old.revokedAt = sandbox.clock.now();
  return issueToken(sandbox, app, {
    workspaceId: workspace.idCode,
    adminId: workspace.admins[0]?.id ?? '',
    kind: 'private',
  });
}
