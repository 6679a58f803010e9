import { evaluateOpen, type CampaignState } from '../campaigns/campaign.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';

/** What is known when a friend wants to join by a referral link. */
export type JoinDetails = {
  campaignState: CampaignState;
  referrerEmail: string;
  friendEmail: string;
  linkPaused: boolean;
  /**
   * A stranger typed the address on a public page. To refuse a self-referral there would confirm a guessed address of the
   * referrer: it goes On hold instead (hold-rules.ts).
   */
  isStranger: boolean;
};

export type JoinDecision =
  | { joins: true }
  | { joins: false; code: 'campaign_not_open' | 'link_paused' | 'self_referral'; reason: string };

/** For the friend who opens a paused link. */
export const linkPausedReason =
  'This referral link is taking a break at the moment. Please ask the friend who sent it to you, or try again later.';

/** Whether a friend becomes a lead. Reasons are sentences for who adds the friend, or the friend; they name no person. */
export function evaluateJoin({
  campaignState,
  referrerEmail,
  friendEmail,
  linkPaused,
  isStranger,
}: JoinDetails): JoinDecision {
  const campaign = evaluateOpen(campaignState);
  if (!campaign.open) return { joins: false, code: 'campaign_not_open', reason: campaign.reason };
  if (linkPaused) return { joins: false, code: 'link_paused', reason: linkPausedReason };
  if (!isStranger && mailboxOf(referrerEmail) === mailboxOf(friendEmail)) {
    return {
      joins: false,
      code: 'self_referral',
      reason:
        'This referral link belongs to that same e-mail address: it is meant for friends, and you cannot refer yourself.',
    };
  }
  return { joins: true };
}
