import { z } from 'zod';
import type { Sandbox } from '../context.ts';
import { regions } from '../entities/workspace.ts';
import { isSettled } from '../entities/notification.ts';
import { type ReadState, readStored } from '../store/state.ts';

/** Why an import is not a valid export, in one sentence. */
export class ImportProblem extends Error {}

/** What was imported. */
export interface Imported {
  /** Whether everything was replaced, or only the workspaces in the export. */
  replaced: 'everything' | 'workspaces';
  workspaces: string[];
}

/** The parts that everything else depends on; the rest is trusted, because an export of this or an earlier release wrote it. */
const exported = z.looseObject({
  format: z.literal('practice-intercom/1'),
  apps: z.array(z.looseObject({ clientId: z.string().min(1), clientSecret: z.string().min(1), name: z.string() })),
  tokens: z.array(z.looseObject({ token: z.string(), clientId: z.string(), workspaceId: z.string() })),
  codes: z.array(z.looseObject({ code: z.string() })),
  notifications: z.array(z.looseObject({ row: z.int(), body: z.string() })),
  workspaces: z
    .array(
      z.looseObject({
        idCode: z.string().regex(/^[a-z0-9]{1,40}$/),
        name: z.string(),
        region: z.enum(regions),
        timezone: z.string(),
        admins: z.array(z.looseObject({ id: z.string(), email: z.string() })),
        contacts: z.array(z.looseObject({ id: z.string(), role: z.enum(['user', 'lead']), createdAt: z.number() })),
        mergedInto: z.array(z.tuple([z.string(), z.string()])),
      }),
    )
    .min(1),
});

/**
 * Imports an export. A full export replaces everything but the clock; the export of a workspace replaces or adds that
 * workspace. Webhooks that were in flight in the export are not sent.
 * @throws ImportProblem
 */
export function importState(sandbox: Sandbox, json: unknown): Imported {
  const { state } = read(json);
  const workspaces = state.workspaces.map((workspace) => workspace.idCode);
  if (state.apps.length > 0) {
    const notifications = state.notifications.filter(isSettled);
    Object.assign(sandbox.state, { ...state, notifications, time: sandbox.state.time });
    sandbox.changed();
    return { replaced: 'everything', workspaces };
  }
  const known = sandbox.state.workspaces;
  const kept = known.map((old) => state.workspaces.find((one) => one.idCode === old.idCode) ?? old);
  const added = state.workspaces.filter((one) => known.every((old) => old.idCode !== one.idCode));
  sandbox.state.workspaces = [...kept, ...added];
  sandbox.changed();
  return { replaced: 'workspaces', workspaces };
}

function read(json: unknown): ReadState {
  const shape = exported.safeParse(json);
  const [issue] = shape.error?.issues ?? [];
  if (issue !== undefined) {
    const place = issue.path.length === 0 ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new ImportProblem(`This is not an export of the practice Intercom${place}.`);
  }
  try {
    return readStored(json);
  } catch (error) {
    throw new ImportProblem('This export cannot be read: parts of it are missing.', { cause: error });
  }
}
