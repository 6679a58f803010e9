/**
 * The data events that are tracked, with their keys: a CRM may freeze the keys of an event when it comes first, and shows
 * later ones a day late (metadata of events, reference 8), so these are complete from the start.
 */
export const dataEvents = [
  {
    name: 'referral-joined',
    to: 'lead',
    keys: ['campaign', 'referral_code', 'referrer_first_name', 'referee_first_name', 'source'],
    when: 'A lead joined by a referral link or code.',
  },
  {
    name: 'referral-qualified',
    to: 'both',
    keys: ['campaign', 'referral_code', 'referrer_first_name', 'referee_first_name'],
    when: 'The lead qualified.',
  },
  {
    name: 'reward-issued',
    to: 'recipient',
    keys: ['campaign', 'reward', 'amount_minor', 'currency', 'recipient'],
    when: 'A reward was issued to the referrer or to the lead.',
  },
  {
    name: 'referral-link-created',
    to: 'referrer',
    keys: ['campaign', 'referral_link', 'referral_code'],
    when: 'An imported referrer got a referral link.',
  },
] as const;

export type DataEventName = (typeof dataEvents)[number]['name'];
