import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';

export type Reward = Selectable<Schema['rewards']>;
export type RewardState = Reward['state'];
export type Recipient = Reward['recipient'];
export type RewardAction = 'issue';

/** A reward beside the people it is about. */
export type RewardWithPeople = Reward & {
  recipient_first_name: string;
  recipient_last_name: string;
  recipient_email: string;
  lead_first_name: string;
  lead_last_name: string;
  lead_email: string;
};

/** How many rewards of one state and currency there are, and what they are worth together, in minor units. */
export type RewardSum = { state: RewardState; currency: string; count: number; amountMinor: number };

/** For each action the states in which it is allowed, and the state it leads to. Screens ask the same table. */
export const rewardMoves: Record<RewardAction, { from: RewardState[]; to: RewardState }> = {
  // issued by hand: a person gives it and says so; no provider is called in between
  issue: { from: ['Due'], to: 'Issued' },
};
