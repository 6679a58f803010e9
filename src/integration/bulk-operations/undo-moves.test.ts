import { expect, it } from 'vitest';
import type { Delivery } from '../outbound/delivery.ts';
import { operationMoves } from './operation.ts';
import { undoMoves } from './undo-rules.ts';

const sent = {
  kind: 'push',
  action: 'create_user',
  duplicates: 'update',
  policies: {},
  mark: null,
  progress: null,
  choice: null,
  kept: null,
  state: 'Sent',
  contact_id: 'c1',
  planned: { Plan: 'Pro' },
  written: { Plan: 'Pro' },
  replaced: { Plan: 'Free' },
  undo_state: null,
} as unknown as Delivery & { undo_state: Delivery['state'] | null };

it.each([
  [{}, null],
  [{ kind: 'return_fields' }, null],
  [{ kind: 'event' }, 'A data event cannot be taken back.'],
  [{ kind: 'undo' }, 'This delivery is itself an undo.'],
  [{ state: 'Waiting' }, 'This delivery is Waiting. It can be undone only while it is Sent.'],
  [{ undo_state: 'Planned' }, 'This delivery was undone already.'],
  [{ replaced: {} }, 'This delivery changed nothing that could be undone.'],
  [{ contact_id: null }, 'This delivery changed nothing that could be undone.'],
] as const)('undoing a delivery with %j: %s', (change, reason) => {
  expect(undoMoves.evaluate('undo', { ...sent, ...(change as Partial<Delivery>) })).toEqual({
    allowed: reason === null,
    reason,
  });
});

it.each([
  ['Running', 'back_fill', ['pause', 'cancel']],
  ['Paused', 'back_fill', ['resume', 'cancel']],
  ['Done', 'back_fill', ['undo']],
  ['Cancelled', 'back_fill', ['undo']],
  ['Done', 'undo', []],
] as const)('while %s an operation of kind %s can be moved by %j', (state, kind, actions) => {
  const allowed = Object.entries(operationMoves.actionsOf({ state, kind })).filter(([, decision]) => decision.allowed);
  expect(allowed.map(([action]) => action)).toEqual(actions);
});
