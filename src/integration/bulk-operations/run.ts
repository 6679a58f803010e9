import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Schema } from '../../database/tables.d.ts';

/** Work on many people: a back-fill sends those who were never sent, an undoing puts back what a run wrote. */
export type Run = Selectable<Schema['crm_runs']>;
export type RunState = Run['state'];
export type RunAction = 'pause' | 'resume' | 'cancel';

/** For each action the states in which it is allowed, and the state it leads to. */
export const runMoves: Record<RunAction, { from: RunState[]; to: RunState }> = {
  pause: { from: ['Running'], to: 'Paused' },
  resume: { from: ['Paused'], to: 'Running' },
  cancel: { from: ['Running', 'Paused'], to: 'Cancelled' },
};

/** Whether an action is allowed now; if not, a sentence that says why. */
export function evaluateRunMove(
  action: RunAction,
  state: RunState,
): { allowed: true } | { allowed: false; reason: string } {
  const { from, to } = runMoves[action];
  if (from.includes(state)) return { allowed: true };
  if (state === to) return { allowed: false, reason: `This run is already ${state}.` };
  return { allowed: false, reason: `This run is ${state}: only one that is ${from.join(' or ')} can be told that.` };
}

const payload = z.object({ workspaceId: z.uuid(), runId: z.uuid() });
export type RunKey = z.infer<typeof payload>;

/**
 * So many deliveries of a run are being sent at once, beside the queue, so that nobody who joins waits behind them: enough
 * to use a limit of ten thousand calls a minute where an answer takes a fifth of a second.
 */
export const runRawHandlers = 32;

/** Takes a run a few seconds further; each sends the next. */
export const advanceRunJob: JobDefinition<RunKey> = {
  name: 'advance-run',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 2,
  batchSize: 1,
  concurrency: 2,
};

/** Looks for runs that go on but have no job. */
export const reapRunsJob: JobDefinition<Record<string, never>> = {
  name: 'sweep-runs',
  payload: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 10,
  concurrency: 1,
};
