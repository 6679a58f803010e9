import { defineMoves } from '../../../platform/moves.ts';
import { refuse } from '../../../platform/refusal.ts';
import { driftKinds, type DriftKind } from './check.ts';

/** What a person can do with a difference. */
export const driftMoves = defineMoves('difference', driftKinds, {
  repair: {
    from: driftKinds,
    done: 'repaired',
    unless: ({ state }: { state: DriftKind }) =>
      state === 'unqualified'
        ? refuse('illegal_move', 'A repair does not qualify leads. Open the lead and qualify it by hand if it is due.')
        : null,
  },
});

/** The kinds of differences that a repair can write. */
export const repairableKinds = driftKinds.filter((state) => driftMoves.evaluate('repair', { state }).allowed);
