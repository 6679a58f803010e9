import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Schema } from '../../database/schema-types.ts';

/** Work on many people: a back-fill sends those who were never sent, an undoing puts back what a run wrote. */
export type Run = Selectable<Schema['crm_runs']>;

export const runStates = ['Running', 'Paused', 'Done', 'Cancelled'] as const;

/** What a person can do with a run. */
export const runMoves = defineMoves('run', runStates, {
  pause: { from: ['Running'], to: 'Paused', done: 'paused' },
  resume: { from: ['Paused'], to: 'Running', done: 'resumed' },
  cancel: { from: ['Running', 'Paused'], to: 'Cancelled', done: 'cancelled' },
  undo: {
    from: runStates,
    done: 'undone',
    unless: ({ kind, state }: Pick<Run, 'kind' | 'state'>) => {
      if (kind === 'undo') return refuse('nothing_to_undo', 'This run is itself an undo.');
      if (state === 'Done' || state === 'Cancelled') return null;
      return refuse('run_not_over', `This run is ${state}: cancel it first, then undo what it sent.`);
    },
  },
});
/** What moves a run from one state to another. */
export type RunAction = Exclude<keyof typeof runMoves.table, 'undo'>;

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
