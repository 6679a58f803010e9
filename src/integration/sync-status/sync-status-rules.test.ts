import { expect, it } from 'vitest';
import { syncStatusText, evaluateSyncStatus, type SyncStatusFacts } from './sync-status-rules.ts';

const tab = { action: 'create_user', connection: 'Connected' } as const;
const sent = { state: 'Sent', failure: null, undone: false, skippedByRule: false } as const;
const facts = (more: Partial<SyncStatusFacts>): SyncStatusFacts => ({
  push: sent,
  other: null,
  imported: false,
  held: false,
  ...more,
});

it.each([
  [facts({}), 'in_sync', 'in_sync'],
  [facts({ push: null, imported: true }), 'in_sync', 'in_sync'],
  [facts({ push: { ...sent, state: 'Sending' } }), 'waiting', 'planned'],
  [facts({ push: { ...sent, state: 'Waiting', failure: 'retry_later' } }), 'waiting', 'retry_later'],
  [facts({ push: { ...sent, state: 'Waiting', failure: 'reconnect' } }), 'failing', 'reconnect'],
  [facts({ push: { ...sent, state: 'Failed', failure: 'fix_data' } }), 'failing', 'fix_data'],
  [facts({ push: { ...sent, state: 'Failed', failure: 'retry_later' } }), 'failing', 'given_up'],
  [facts({ push: { ...sent, state: 'Skipped', skippedByRule: true } }), 'excluded', 'duplicates_skip'],
  [facts({ push: { ...sent, undone: true } }), 'excluded', 'undone'],
  [facts({ push: null }), 'excluded', 'not_sent'],
  [facts({ push: null, held: true }), 'excluded', 'on_hold'],
  // the worst counts
  [facts({ other: { state: 'Failed', failure: 'fix_data' } }), 'failing', 'fix_data'],
  [
    facts({
      push: { ...sent, state: 'Waiting', failure: 'retry_later' },
      other: { state: 'Failed', failure: 'fix_data' },
    }),
    'failing',
    'fix_data',
  ],
])('%j is %s by %s', (known, state, code) => {
  expect(evaluateSyncStatus(known, tab)).toEqual({ state, code });
});

it('names the rule that keeps a person out', () => {
  expect(evaluateSyncStatus(facts({ push: null }), { ...tab, action: 'nothing' }).code).toBe('nothing_to_action');
  expect(evaluateSyncStatus(facts({ push: null }), { ...tab, connection: null }).code).toBe('not_connected');
  expect(syncStatusText('not_connected', 'Intercom')).toBe('Intercom is not connected.');
});
