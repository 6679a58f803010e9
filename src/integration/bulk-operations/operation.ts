import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../platform/jobs/work/work-kind.ts';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import { withTodaysKeys } from '../../platform/text/renamed-keys.ts';
import type { Schema } from '../../database/tables.d.ts';

/** Work on many people: a back-fill sends those who were never sent, an undo restores what a back-fill replaced. */
export type BulkOperation = Selectable<Schema['bulk_operations']>;

export const operationStates = ['Running', 'Paused', 'Done', 'Cancelled'] as const;

/** What a person can do with an operation. */
export const operationMoves = defineMoves('bulk operation', operationStates, {
  pause: { from: ['Running'], to: 'Paused', done: 'paused' },
  resume: { from: ['Paused'], to: 'Running', done: 'resumed' },
  cancel: { from: ['Running', 'Paused'], to: 'Cancelled', done: 'cancelled' },
  undo: {
    from: operationStates,
    done: 'undone',
    unless: ({ kind, state }: Pick<BulkOperation, 'kind' | 'state'>) => {
      if (kind === 'undo') return refuse('nothing_to_undo', 'This operation is itself an undo.');
      if (state === 'Done' || state === 'Cancelled') return null;
      return refuse('operation_not_over', `This operation is ${state}: cancel it first, then undo what it sent.`);
    },
  },
});
/** What moves an operation from one state to another. */
export type OperationAction = Exclude<keyof typeof operationMoves.table, 'undo'>;

const keySchema = z.preprocess(withTodaysKeys, z.object({ workspaceId: z.uuid(), operationId: z.uuid() }));
export type OperationKey = z.infer<typeof keySchema>;

export const operationWork = defineWork({
  name: 'advance-run',
  key: keySchema,
  idOf: ({ operationId }) => operationId,
  concurrency: 2,
});
