import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../platform/jobs/work/work-kind.ts';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Schema } from '../../database/tables.d.ts';

/** Work on many people: a back-fill sends those who were never sent, an undo restores what a back-fill replaced. */
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

const keySchema = z.object({ workspaceId: z.uuid(), runId: z.uuid() });
export type RunKey = z.infer<typeof keySchema>;

export const runKind = defineWork({
  name: 'advance-run',
  key: keySchema,
  idOf: ({ runId }) => runId,
  concurrency: 2,
});
