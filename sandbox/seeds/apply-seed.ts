import { newApp } from '../actions/register-app.ts';
import { applyAppChange } from '../control/app-change.ts';
import type { App } from '../entities/app.ts';
import { newAccessToken } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import { changeSettings } from '../settings.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { buildWorkspace } from './build-workspace.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';
import type { Seed } from './seed-schema.ts';

/**
 * Adds the contents of a seed to a state.
 * @throws SeedProblem when its parts do not fit together, or two have the same id
 */
export function applySeed(state: State, seed: Seed, nowMs: number): void {
  if (seed.settings !== undefined) changeSettings(state.settings, seed.settings);
  for (const [index, one] of seed.workspaces.entries()) {
    const path = ['workspaces', index];
    if (one.id_code !== undefined && findWorkspace(state, one.id_code) !== undefined)
      throw new SeedProblem([...path, 'id_code'], 'is already the id of another workspace.');
    state.workspaces.push(buildWorkspace(one, nowMs, path));
  }
  for (const [index, one] of seed.apps.entries()) {
    const path = ['apps', index];
    const { client_id: clientId, installs, ...change } = one;
    if (clientId !== undefined && findApp(state, clientId) !== undefined)
      throw new SeedProblem([...path, 'client_id'], 'is already the id of another app.');
    const app = newApp(change.name ?? 'Practice app', clientId);
    applyAppChange(app, change);
    state.apps.push(app);
    for (const [place, install] of installs.entries())
      installApp(state, app, install, nowMs, [...path, 'installs', place]);
  }
}

function installApp(
  state: State,
  app: App,
  install: { workspace: string; access_token?: string | undefined },
  nowMs: number,
  path: SeedPath,
): void {
  const workspace: Workspace | undefined = findWorkspace(state, install.workspace);
  if (workspace === undefined) throw new SeedProblem([...path, 'workspace'], 'is not an id_code in workspaces.');
  const token = install.access_token ?? newAccessToken();
  if (state.tokens.has(token)) throw new SeedProblem([...path, 'access_token'], 'is already used by another install.');
  state.tokens.set(token, {
    token,
    clientId: app.clientId,
    workspaceId: workspace.idCode,
    adminId: workspace.admins[0]?.id ?? '',
    scopes: [...app.scopes],
    kind: 'oauth',
    createdAt: nowMs,
    revokedAt: null,
    refusedAs: null,
  });
}
