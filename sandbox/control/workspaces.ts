import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addWorkspace, changeWorkspace, deleteWorkspace } from '../actions/manage-workspace.ts';
import type { Sandbox } from '../context.ts';
import type { Workspace } from '../entities/workspace.ts';
import { buildWorkspace } from '../seeds/build-workspace.ts';
import { sampleSeed } from '../seeds/sample.ts';
import { SeedProblem } from '../seeds/seed-problem.ts';
import { type WorkspaceSeed, workspaceIdentity, workspaceSeedSchema } from '../seeds/workspace-schema.ts';
import { findWorkspace } from '../store/find.ts';
import { ControlError, checked } from './checked.ts';
import { presentWorkspace } from './present.ts';

type WorkspaceParams = { Params: { idCode: string } };

/** The body of `POST /__sandbox/workspaces`: settings and contents. */
const newWorkspaceSchema = z.strictObject({
  ...workspaceIdentity,
  /** `sample`, `empty`, or the contents as a workspace of a seed file has them. */
  seed: z
    .union([z.enum(['sample', 'empty']), z.record(z.string(), z.unknown())], {
      error: 'seed must be sample, empty, or an object such as {"contacts": […]}.',
    })
    .default('empty'),
  /** Generated people in addition to those of the seed: a count, or an object with options. */
  generate: workspaceSeedSchema.shape.generate,
});

/** The settings of a workspace that can change. */
export const workspaceChangeSchema = z.strictObject({
  name: workspaceIdentity.name,
  region: workspaceIdentity.region,
  timezone: workspaceIdentity.timezone,
});

/** `/__sandbox/workspaces…`: creates, changes and deletes workspaces at run time. */
export function addWorkspaceControl(server: FastifyInstance, sandbox: Sandbox): void {
  const workspaceOf = (idCode: string): Workspace => {
    const workspace = findWorkspace(sandbox.state, idCode);
    if (workspace === undefined) throw new ControlError(404, 'There is no workspace with this id_code.');
    return workspace;
  };
  const present = (workspace: Workspace) => ({ ...presentWorkspace(sandbox, workspace), name: workspace.name });

  server.get('/__sandbox/workspaces', () => ({ workspaces: sandbox.state.workspaces.map(present) }));

  server.post('/__sandbox/workspaces', (request) => present(makeWorkspace(sandbox, request.body ?? {})));

  server.post<WorkspaceParams>('/__sandbox/workspaces/:idCode', (request) => {
    const workspace = workspaceOf(request.params.idCode);
    changeWorkspace(sandbox, workspace, checked(workspaceChangeSchema, request.body ?? {}));
    return present(workspace);
  });

  server.delete<WorkspaceParams>('/__sandbox/workspaces/:idCode', (request) => {
    if (!deleteWorkspace(sandbox, workspaceOf(request.params.idCode)))
      throw new ControlError(400, 'The only workspace cannot be deleted; create another one first.');
    return { deleted: true };
  });
}

/**
 * Makes the workspace that a body of `POST /__sandbox/workspaces` asks for.
 * @throws ControlError with the problem
 */
export function makeWorkspace(sandbox: Sandbox, body: unknown): Workspace {
  const { seed, generate, ...identity } = checked(newWorkspaceSchema, body);
  if (identity.id_code !== undefined && findWorkspace(sandbox.state, identity.id_code) !== undefined)
    throw new ControlError(409, 'A workspace with this id_code already exists.');
  const contents = { ...contentsOf(seed), ...identity, ...(generate === undefined ? {} : { generate }) };
  const workspace = built(contents, sandbox.clock.now());
  addWorkspace(sandbox, workspace);
  return workspace;
}

/** The contents that a `seed` names. The sample's own name and id are left out: every workspace has its own. */
function contentsOf(seed: 'sample' | 'empty' | Record<string, unknown>): WorkspaceSeed {
  if (seed === 'empty') return workspaceSeedSchema.parse({});
  if (seed !== 'sample') return checked(workspaceSeedSchema, seed);
  const { id_code: _id, name: _name, ...contents } = sampleSeed();
  return contents;
}

function built(seed: WorkspaceSeed, nowMs: number): Workspace {
  try {
    return buildWorkspace(seed, nowMs);
  } catch (error) {
    if (error instanceof SeedProblem) throw new ControlError(400, `seed.${error.path.join('.')} ${error.message}`);
    throw error;
  }
}
