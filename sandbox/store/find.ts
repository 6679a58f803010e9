import type { App } from '../entities/app.ts';
import type { Token } from '../entities/token.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { State } from './state.ts';

export const findApp = (state: State, clientId: string): App | undefined =>
  state.apps.find((app) => app.clientId === clientId);

export const findWorkspace = (state: State, idCode: string): Workspace | undefined =>
  state.workspaces.find((workspace) => workspace.idCode === idCode);

/** The workspace that our own pages show: the first one. */
export function mainWorkspace(state: State): Workspace {
  const [workspace] = state.workspaces;
  if (workspace === undefined) throw new Error('the practice Intercom has no workspace');
  return workspace;
}

/** Whether somebody authorised the app for the workspace and has not uninstalled it since. */
export function hasLiveInstall(state: State, clientId: string, workspaceId: string): boolean {
  return oauthTokens(state, clientId, workspaceId).some((token) => token.revokedAt === null);
}

/**
 * Whether an app's webhooks are delivered for a workspace: while any of its tokens lives there. The control token,
 * which always lives, counts only as long as nobody has gone through OAuth.
 */
export function isInstalled(state: State, clientId: string, workspaceId: string): boolean {
  const tokens = oauthTokens(state, clientId, workspaceId);
  return tokens.length === 0 || tokens.some((token) => token.revokedAt === null);
}

function oauthTokens(state: State, clientId: string, workspaceId: string): Token[] {
  return [...state.tokens.values()].filter(
    (token) => token.kind === 'oauth' && token.clientId === clientId && token.workspaceId === workspaceId,
  );
}
