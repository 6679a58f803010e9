import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';

export type Campaign = Selectable<Schema['campaigns']>;
export type CampaignState = Campaign['state'];
export type CampaignAction = 'launch' | 'pause';

/** For each action the states in which it is allowed, and the state it leads to. Screens ask the same table. */
export const campaignMoves: Record<CampaignAction, { from: CampaignState[]; to: CampaignState }> = {
  launch: { from: ['Draft', 'Paused'], to: 'Launched' },
  pause: { from: ['Launched'], to: 'Paused' },
};

/** Whether friends and referrers can join; the reason is a sentence for the person who tried. */
export function evaluateOpen(state: CampaignState): { open: true } | { open: false; reason: string } {
  if (state === 'Launched') return { open: true };
  return {
    open: false,
    reason: state === 'Draft' ? 'This campaign has not been launched yet.' : 'This campaign is paused at the moment.',
  };
}
