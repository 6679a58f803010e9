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

/** Whether the app has an unrevoked token for the workspace, apart from control tokens. */
export function hasLiveInstall(state: State, clientId: string, workspaceId: string): boolean {
  return grantedTokens(state, clientId, workspaceId).some((token) => token.revokedAt === null);
}

/**
 * Whether an app's webhooks are delivered for a workspace: while any of its tokens is live there. The control token,
 * which is always live, counts only while no other token was granted.
 */
export function isInstalled(state: State, clientId: string, workspaceId: string): boolean {
  const tokens = grantedTokens(state, clientId, workspaceId);
  return tokens.length === 0 || tokens.some((token) => token.revokedAt === null);
}

/** Every token that the app was ever given for the workspace through OAuth or in the Developer Hub, oldest first. */
export function grantedTokens(state: State, clientId: string, workspaceId: string): Token[] {
  return [...state.tokens.values()].filter(
    (token) => token.kind !== 'control' && token.clientId === clientId && token.workspaceId === workspaceId,
  );
}
