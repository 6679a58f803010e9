import { z } from 'zod';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Workspace } from '../entities/workspace.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import { ControlError } from './checked.ts';

/** Keys of a body that name an app and a workspace; the first ones by default. */
export const namesOf = { client_id: z.string().optional(), workspace_id: z.string().optional() };

export interface Whose {
  client_id?: string | undefined;
  workspace_id?: string | undefined;
}

/**
 * The app and workspace that a request names, or the first ones.
 * @throws ControlError 404
 */
export function whose({ state }: Sandbox, names: Whose): { app: App; workspace: Workspace } {
  const app = names.client_id === undefined ? state.apps[0] : findApp(state, names.client_id);
  const workspace = names.workspace_id === undefined ? state.workspaces[0] : findWorkspace(state, names.workspace_id);
  if (app === undefined || workspace === undefined) throw new ControlError(404, 'There is no such app or workspace.');
  return { app, workspace };
}
