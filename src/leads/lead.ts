import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';

export type Lead = Selectable<Schema['leads']>;
export type LeadState = Lead['state'];
export type LeadAction = 'qualify';

/** Where a lead came in, as shown to the team. */
export type LeadSource = 'Referral Link Page' | 'Added by team' | 'API';

/** A lead beside the referrer who keeps it. */
export type LeadWithReferrer = Lead & {
  referrer_first_name: string;
  referrer_last_name: string;
  referrer_email: string;
  code: string;
};

/** For each action the states in which it is allowed, and the state it leads to. Screens ask the same table. */
export const leadMoves: Record<LeadAction, { from: LeadState[]; to: LeadState }> = {
  qualify: { from: ['Pending', 'On hold'], to: 'Qualified' },
};

/** Whether an action is allowed now; if not, a sentence that says why. */
export function evaluateMove(
  action: LeadAction,
  state: LeadState,
): { allowed: true; reason: null } | { allowed: false; reason: string } {
  const move = leadMoves[action];
  if (move.from.includes(state)) return { allowed: true, reason: null };
  if (state === move.to) return { allowed: false, reason: `This lead is already ${move.to}.` };
  return {
    allowed: false,
    reason: `A lead that is ${state} cannot be qualified: only one that is ${move.from.join(' or ')}.`,
  };
}
