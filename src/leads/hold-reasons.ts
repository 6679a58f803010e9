import type { NewEvent } from '../history/history.ts';

/** Why a lead waits for a person to judge it. The codes are stored. */
export const holdReasons = ['self_referral', 'same_mailbox', 'mutual_pair', 'referrer_burst', 'caller_burst'] as const;
export type HoldReason = (typeof holdReasons)[number];

const sentences: Record<HoldReason, string> = {
  self_referral: 'The lead has the referrer’s own address, or another spelling of it.',
  same_mailbox: 'Another lead of this campaign has the same mailbox, by another spelling of the address.',
  mutual_pair: 'This lead and the referrer refer each other.',
  referrer_burst: 'The referrer got more leads within a day than the campaign allows.',
  caller_burst: 'More leads came from one internet address within a day than the campaign allows.',
};

/** For the team; names no person. */
export const holdSentence = (reason: HoldReason): string => sentences[reason];

/** Whether an event lead.joined is of a lead that went On hold at once: nothing about it is sent before it is released. */
export const isHeldAtJoining = ({ evidence }: Pick<NewEvent, 'evidence'>): boolean =>
  evidence?.['hold_reason'] !== undefined;
