import type { Sandbox } from '../context.ts';
import type { Region, Workspace } from '../entities/workspace.ts';

/** What may be changed about a workspace afterwards. */
export interface WorkspaceChange {
  name?: string | undefined;
  region?: Region | undefined;
  timezone?: string | undefined;
}

/** Adds a workspace after the others. Its id must not be taken. */
export function addWorkspace(sandbox: Sandbox, workspace: Workspace): void {
  sandbox.state.workspaces.push(workspace);
  sandbox.changed();
}

export function changeWorkspace(sandbox: Sandbox, workspace: Workspace, change: WorkspaceChange): void {
  workspace.name = change.name ?? workspace.name;
  workspace.region = change.region ?? workspace.region;
  workspace.timezone = change.timezone ?? workspace.timezone;
  sandbox.changed();
}

/**
 * Takes a workspace away with everything in it, tokens and codes included. Nobody is told.
 * @returns false when it is the only one, which stays
 */
export function deleteWorkspace(sandbox: Sandbox, workspace: Workspace): boolean {
  const { state } = sandbox;
  if (state.workspaces.length === 1) return false;
  state.workspaces = state.workspaces.filter((other) => other !== workspace);
  for (const [key, token] of state.tokens) if (token.workspaceId === workspace.idCode) state.tokens.delete(key);
  for (const [key, code] of state.codes) if (code.workspaceId === workspace.idCode) state.codes.delete(key);
  sandbox.changed();
  return true;
}
