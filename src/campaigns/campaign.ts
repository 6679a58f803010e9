import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { defineMoves } from '../platform/moves.ts';

export const campaignStates = ['Draft', 'Launched', 'Paused'] as const;
export type CampaignState = (typeof campaignStates)[number];
export type CampaignAction = keyof typeof campaignMoves.table;

export type Campaign = Selectable<Schema['campaigns']>;

/** More leads than this in a day, for one referrer or from one internet address, are unusual; the team may change it. */
export const usualLeadsPerDay = 20;

/** What a person can do with a campaign. */
export const campaignMoves = defineMoves('campaign', campaignStates, {
  launch: { from: ['Draft', 'Paused'], to: 'Launched', done: 'launched' },
  pause: { from: ['Launched'], to: 'Paused', done: 'paused' },
});

/** Whether friends and referrers can join; the reason is a sentence for the person who tried. */
export function evaluateOpen(state: CampaignState): { open: true } | { open: false; reason: string } {
  if (state === 'Launched') return { open: true };
  return {
    open: false,
    reason: state === 'Draft' ? 'This campaign has not been launched yet.' : 'This campaign is paused at the moment.',
  };
}
