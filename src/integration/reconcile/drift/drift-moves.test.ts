import { expect, it } from 'vitest';
import { driftKinds } from './check.ts';
import { driftMoves, repairableKinds } from './drift-moves.ts';

it('everything but a missed qualification can be repaired', () => {
  expect(repairableKinds).toEqual(driftKinds.filter((kind) => kind !== 'unqualified'));
  expect(driftMoves.actionsOf({ state: 'unqualified' }).repair.reason).toContain('qualify it by hand');
});
