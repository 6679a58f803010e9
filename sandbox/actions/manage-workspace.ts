import type { Sandbox } from '../context.ts';
import type { Region, Workspace } from '../entities/workspace.ts';

/** The settings of a workspace that can change. */
export interface WorkspaceChange {
  name?: string | undefined;
  region?: Region | undefined;
  timezone?: string | undefined;
}

/** Adds a workspace at the end. Its id must be free. */
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
 * Deletes a workspace with its contents, tokens and codes. Apps are not notified.
 * @returns false for the only workspace, which cannot be deleted
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
