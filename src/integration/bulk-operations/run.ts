import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../platform/jobs/work/work-kind.ts';
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

const keySchema = z.object({ workspaceId: z.uuid(), runId: z.uuid() });
export type RunKey = z.infer<typeof keySchema>;

export const runKind = defineWork({
  name: 'advance-run',
  key: keySchema,
  idOf: ({ runId }) => runId,
  concurrency: 2,
});
