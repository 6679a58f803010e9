import { defineMoves, type ActionDecision } from '../platform/moves.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Import, ImportRow } from './import.ts';

export const importStates = ['Draft', 'Dry run', 'Ready', 'Running', 'Paused', 'Done', 'Cancelled', 'Failed'] as const;

/** Of an ongoing sync. */
export const syncStates = ['On', 'Stopped'] as const;

/** What stands in the way of a move besides the state. @param failed rows that failed; absent when not counted */
type ImportFacts = Pick<Import, 'source' | 'file' | 'settings' | 'phase' | 'sync_state'> & {
  failed?: number;
  rows_removed_at?: Date | null;
};

/** What a person can do with an import or an ongoing sync. */
export const importMoves = defineMoves(
  'import',
  importStates,
  {
    change: { from: ['Draft', 'Ready'], to: 'Draft', done: 'changed' },
    dry_run: { from: ['Draft', 'Ready'], to: 'Dry run', done: 'tried in a dry run', unless: whyNotReadable },
    start: { from: ['Ready'], to: 'Running', done: 'started' },
    pause: { from: ['Dry run', 'Running'], to: 'Paused', done: 'paused' },
    resume: { from: ['Paused'], done: 'resumed' },
    cancel: { from: ['Draft', 'Dry run', 'Ready', 'Running', 'Paused'], to: 'Cancelled', done: 'cancelled' },
    retry: { from: ['Done', 'Failed'], to: 'Running', done: 'retried', unless: whyNotRetriable },
    remove: {
      from: ['Draft', 'Ready', 'Done', 'Cancelled', 'Failed'],
      done: 'removed',
      unless: ({ sync_state: sync }: ImportFacts) =>
        sync === 'On' ? refuse('illegal_move', 'Stop the ongoing sync first.') : null,
    },
    change_sync: { from: importStates, done: 'changed', unless: whyNoSync },
    stop_sync: { from: importStates, done: 'stopped', unless: whyNoSync },
    look: { from: importStates, done: 'refreshed', unless: whyNoSync },
  },
  { 'Dry run': 'in its dry run' },
);
export type ImportMove = keyof typeof importMoves.table;

function whyNotReadable({ source, file, settings }: ImportFacts): Refusal | null {
  if (source !== 'csv') return null;
  if (!file) return refuse('no_file', 'Upload the file first.');
  if (settings.mapping.email !== null) return null;
  const message = 'Choose the column with the e-mail addresses.';
  return refuse('email_not_mapped', message, [{ path: 'mapping.email', message }]);
}

function whyNotRetriable(facts: ImportFacts & Pick<Import, 'state'>): Refusal | null {
  const { state, phase, failed } = facts;
  if (facts.rows_removed_at) {
    return refuse('illegal_move', 'The people of this import were removed because of its age. Import them again.');
  }
  if (state !== 'Done') return null;
  if (phase !== null) {
    return refuse('illegal_move', 'The sync is looking for changes right now. Try again in a minute.');
  }
  return failed === 0 ? refuse('nothing_failed', 'There are no failed people to retry.') : null;
}

function whyNoSync({ sync_state: sync }: ImportFacts): Refusal | null {
  return sync === 'On' ? null : refuse('no_sync', 'This import is no ongoing sync, or its sync was stopped.');
}

/** Where a person of an import stands. */
const rowStates = ['failed', 'undecided', 'settled'] as const;

/** `undecided`: the person left an ongoing sync, and waits for a decision. */
export function rowStateOf({ left_at: leftAt, decision, result }: ImportRow): (typeof rowStates)[number] {
  if (leftAt !== null && decision === null) return 'undecided';
  return result === 'failed' ? 'failed' : 'settled';
}

/** What can be done about one person of an import. @param retry whether the import itself can be retried */
export const importRowMoves = defineMoves('row', rowStates, {
  retry: {
    from: ['failed'],
    done: 'retried',
    unless: ({ retry }: { retry: ActionDecision }) => (retry.allowed ? null : refuse('illegal_move', retry.reason)),
  },
  decide: { from: ['undecided'], to: 'settled', done: 'decided about' },
});
