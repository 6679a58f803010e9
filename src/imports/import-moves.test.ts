import { expect, it } from 'vitest';
import { importMoves, importRowMoves, importStates, rowStateOf } from './import-moves.ts';
import type { Import, ImportRow } from './import.ts';

const facts = (given: Partial<Import> & { failed?: number }): Parameters<typeof importMoves.actionsOf>[0] => ({
  state: 'Draft',
  source: 'intercom',
  file: null,
  settings: { mapping: { email: null } } as Import['settings'],
  phase: null,
  sync_state: null,
  ...given,
});
const mapped = { mapping: { email: '0' } } as unknown as Import['settings'];
const file = { name: 'people.csv' } as Import['file'];

const allowedActions = (given: Partial<Import> & { failed?: number }) =>
  Object.entries(importMoves.actionsOf(facts(given)))
    .filter(([, { allowed }]) => allowed)
    .map(([action]) => action);

it.each([
  ['Draft', ['change', 'dry_run', 'cancel', 'remove']],
  ['Dry run', ['pause', 'cancel']],
  ['Ready', ['change', 'dry_run', 'start', 'cancel', 'remove']],
  ['Running', ['pause', 'cancel']],
  ['Paused', ['resume', 'cancel']],
  ['Done', ['retry', 'remove']],
  ['Cancelled', ['remove']],
  ['Failed', ['retry', 'remove']],
] as const)('while %s an import can be moved by %j', (state, actions) => {
  expect(allowedActions({ state })).toEqual(actions);
});

it.each([
  ['a file is missing', 'dry_run', { source: 'csv' }, 'no_file'],
  ['no column is the e-mail address', 'dry_run', { source: 'csv', file }, 'email_not_mapped'],
  ['the file is complete', 'dry_run', { source: 'csv', file, settings: mapped }, null],
  ['no one failed', 'retry', { state: 'Done', failed: 0 }, 'nothing_failed'],
  ['someone failed', 'retry', { state: 'Done', failed: 1 }, null],
  ['the sync looks for changes', 'retry', { state: 'Done', phase: 'check', failed: 1 }, 'illegal_move'],
  ['the run stopped', 'retry', { state: 'Failed', phase: 'run', failed: 0 }, null],
  ['the sync is on', 'remove', { state: 'Done', sync_state: 'On' }, 'illegal_move'],
  ['the sync was stopped', 'remove', { state: 'Done', sync_state: 'Stopped' }, null],
  ['the sync is on', 'stop_sync', { state: 'Done', sync_state: 'On' }, null],
  ['the sync was stopped', 'stop_sync', { state: 'Done', sync_state: 'Stopped' }, 'no_sync'],
  ['there is no sync', 'look', { state: 'Done' }, 'no_sync'],
] as const)('when %s, %s', (_when, action, given, code) => {
  const ensure = () => importMoves.ensure(action, facts(given));
  if (code === null) expect(ensure).not.toThrow();
  else expect(ensure).toThrow(expect.objectContaining({ code }));
});

it('covers every state', () => {
  expect(importStates.filter((state) => allowedActions({ state }).length === 0)).toEqual([]);
});

const allowed = { allowed: true, reason: null } as const;
const row = (given: Partial<ImportRow>) => ({ left_at: null, decision: null, result: null, ...given }) as ImportRow;

it.each<[string, Partial<ImportRow>, string[]]>([
  ['who was enrolled', { result: 'enrolled' }, []],
  ['who failed', { result: 'failed' }, ['retry']],
  ['who left', { result: 'enrolled', left_at: new Date() }, ['decide']],
  ['who left and was kept', { result: 'enrolled', left_at: new Date(), decision: 'keep' }, []],
])('a person %s can be acted on by %j', (_who, given, actions) => {
  const decisions = importRowMoves.actionsOf({ state: rowStateOf(row(given)), retry: allowed });
  expect(Object.entries(decisions).flatMap(([action, decision]) => (decision.allowed ? [action] : []))).toEqual(
    actions,
  );
});

it('a person who failed cannot be retried while the import cannot, for its reason', () => {
  const reason = 'The sync is looking for changes right now.';
  const { retry } = importRowMoves.actionsOf({ state: 'failed', retry: { allowed: false, reason } });
  expect(retry).toEqual({ allowed: false, reason });
});
