import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineMoves } from './moves.ts';
import { refuse } from './refusal.ts';

const states = ['Draft', 'Open', 'Paused', 'Closed'] as const;

const doorMoves = defineMoves('door', states, {
  open: { from: ['Draft', 'Paused'], to: 'Open', done: 'opened' },
  pause: { from: ['Open'], to: 'Paused', done: 'paused' },
  remove: {
    from: ['Draft', 'Closed'],
    done: 'removed',
    unless: ({ visitors }: { visitors: number }) =>
      visitors > 0 ? refuse('nothing_failed', 'Wait until the visitors have left.') : null,
  },
});

describe('whether an action is allowed, and why not', () => {
  it.each([
    ['open', 'Draft', 0, null],
    ['open', 'Paused', 9, null],
    ['open', 'Open', 0, 'This door is already Open.'],
    ['open', 'Closed', 0, 'This door is Closed. It can be opened only while it is Draft or Paused.'],
    ['pause', 'Draft', 0, 'This door is Draft. It can be paused only while it is Open.'],
    ['remove', 'Closed', 0, null],
    ['remove', 'Closed', 1, 'Wait until the visitors have left.'],
    ['remove', 'Open', 1, 'This door is Open. It can be removed only while it is Draft or Closed.'],
  ] as const)('%s while %s with %i visitors', (action, state, visitors, reason) => {
    const record = { state, visitors };
    expect(doorMoves.evaluate(action, record)).toEqual({ allowed: reason === null, reason });
    expect(doorMoves.actionsOf(record)[action]).toEqual({ allowed: reason === null, reason });
    if (reason === null) expect(() => doorMoves.ensure(action, record)).not.toThrow();
    else expect(() => doorMoves.ensure(action, record)).toThrow(reason);
  });
});

it('refuses by state as illegal_move, by other facts with their own code', () => {
  const remove = (state: 'Open' | 'Closed') => () => doorMoves.ensure('remove', { state, visitors: 1 });
  expect(remove('Open')).toThrow(expect.objectContaining({ code: 'illegal_move' }));
  expect(remove('Closed')).toThrow(expect.objectContaining({ code: 'nothing_failed' }));
});

it('answers every action of the table', () => {
  expect(Object.keys(doorMoves.actionsOf({ state: 'Open', visitors: 0 }))).toEqual(['open', 'pause', 'remove']);
});

it('knows the state that an action leads to by its type', () => {
  expectTypeOf(doorMoves.table.open.to).toEqualTypeOf<'Open'>();
});

it('a state that is no adjective reads as its phrase', () => {
  const moves = defineMoves(
    'import',
    ['Draft', 'Dry run'],
    { start: { from: ['Draft'], done: 'started' } },
    {
      'Dry run': 'in its dry run',
    },
  );
  expect(moves.evaluate('start', { state: 'Dry run' }).reason).toBe(
    'This import is in its dry run. It can be started only while it is Draft.',
  );
});
