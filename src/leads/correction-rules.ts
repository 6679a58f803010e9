import { mailboxOf } from '../platform/email/mailbox.ts';

export type CorrectionDecision = { allowed: true } | { allowed: false; code: 'self_referral'; reason: string };

/** Whether a lead may have an address. The team types it, so that of a referrer is refused, by any of its spellings. */
export function evaluateLeadAddress({
  email,
  referrerEmail,
}: {
  email: string;
  referrerEmail: string;
}): CorrectionDecision {
  if (mailboxOf(email) !== mailboxOf(referrerEmail)) return { allowed: true };
  return {
    allowed: false,
    code: 'self_referral',
    reason: 'This is the address of the referrer, or another spelling of it: no one can refer themselves.',
  };
}

/** For a referrer whose new address is that of a lead of theirs. */
export const ownLeadReason =
  'A lead of this referrer has this address, or another spelling of it: no one can refer themselves. Correct the lead first, or refuse it.';

export const leadTakenReason =
  'Another lead of this campaign has this address. One address is one lead: open the other lead to see which one is right.';

export const referrerTakenReason =
  'Another referrer of this campaign has this address. One address is one referrer: open the other referrer to see which one is right.';

export const erasedReason = 'This person was erased already.';

export const changedMeanwhileReason =
  'The details were changed meanwhile. Look at what they are now, then make your change again.';
