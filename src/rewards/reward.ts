import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { defineMoves } from '../platform/moves.ts';

/** All states; what nothing leads to yet is On hold, Sending and Failed. */
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

/** What follows from another address of a recipient or lead (review-rewards.ts): no one does it by hand. */
export const rewardReviews = defineMoves('reward', rewardStates, {
  review: { from: ['Due'], to: 'Needs review', done: 'put up for review' },
});

/** Why a reward needs review, for the team; names no person. */
export const reviewSentence =
  'The e-mail address of the lead or the recipient was changed after the reward was earned. Confirm the reward to make it due again.';

/** What a person can do with a reward. */
export const rewardMoves = defineMoves('reward', rewardStates, {
  // a teammate has looked at what changed
  confirm: { from: ['Needs review'], to: 'Due', done: 'confirmed' },
  // issued by hand: a teammate gives the reward and confirms it; no provider is called
  issue: { from: ['Due'], to: 'Issued', done: 'issued' },
  cancel: { from: ['Due', 'Needs review'], to: 'Cancelled', done: 'cancelled' },
});

/** What follows from its lead qualifying again (revive-rewards.ts): it becomes what it was before its lead was unqualified. */
export const rewardRevivals = defineMoves('reward', rewardStates, {
  revive: { from: ['Cancelled'], done: 'revived' },
});
