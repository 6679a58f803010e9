import type { App } from '../entities/app.ts';
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

/**
 * Whether an app's webhooks are delivered for a workspace: while any of its tokens lives there. The control token
 * counts only as long as nobody has gone through OAuth and uninstalled again.
 */
export function isInstalled(state: State, clientId: string, workspaceId: string): boolean {
  let hadOauth = false;
  let live = false;
  for (const token of state.tokens.values()) {
    if (token.clientId !== clientId || token.workspaceId !== workspaceId) continue;
    if (token.kind === 'oauth') hadOauth = true;
    if (token.revokedAt === null && token.kind === 'oauth') live = true;
  }
  return live || !hadOauth;
}
