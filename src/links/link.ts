import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { defineMoves } from '../platform/moves.ts';

export type Link = Selectable<Schema['links']>;

/** A paused one opens a friendly page and accepts no leads. */
const linkStates = ['In use', 'Paused'] as const;

export const linkStateOf = (pausedAt: Date | null): (typeof linkStates)[number] => (pausedAt ? 'Paused' : 'In use');

/** What a person can do with the link of a referrer. */
export const linkMoves = defineMoves('link', linkStates, {
  pause_link: { from: ['In use'], to: 'Paused', done: 'paused' },
  resume_link: { from: ['Paused'], to: 'In use', done: 'resumed' },
});
