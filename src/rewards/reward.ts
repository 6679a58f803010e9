import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { defineMoves } from '../platform/moves.ts';

/** All states; nothing leads to others than Due and Issued yet. */
export const rewardStates = ['On hold', 'Needs review', 'Due', 'Sending', 'Issued', 'Failed', 'Cancelled'] as const;
export type RewardState = (typeof rewardStates)[number];

export type Reward = Selectable<Schema['rewards']>;
export type Recipient = Reward['recipient'];

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

/** What a person can do with a reward. */
export const rewardMoves = defineMoves('reward', rewardStates, {
  // issued by hand: a teammate gives the reward and confirms it; no provider is called
  issue: { from: ['Due'], to: 'Issued', done: 'issued' },
});
