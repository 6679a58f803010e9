import type { LeadState } from '../../leads/lead.ts';
import type { Recipient, RewardState, RewardSum } from '../../rewards/reward.ts';

/** What is shown beside a CRM contact: the people linked to it, and what can be done. */
export type ContactCard = {
  /** false while no workspace of ours is connected to the contact's workspace of the CRM */
  connected: boolean;
  /** why a connection does not work, as a sentence */
  attention: string | null;
  /** newest first; of many the first few */
  leads: LeadOnCard[];
  referrers: ReferrerOnCard[];
  /** campaigns in which the contact can be enrolled as a referrer, newest first */
  enrollable: { campaignId: string; name: string }[];
  /** leads and referrers that are left off */
  leftOff: number;
};

/** The contact as a lead. */
export type LeadOnCard = {
  leadId: string;
  campaignId: string;
  campaignName: string;
  referrer: { referrerId: string; name: string; code: string };
  /** the contact has the lead's address, and is not known to be the lead */
  byAddress: boolean;
  state: LeadState;
  /** why it is where it is */
  explanation: string;
  joinedAt: Date;
  timezone: string;
  rewards: { amountMinor: number; currency: string; recipient: Recipient; state: RewardState }[];
};

/** The contact as a referrer. */
export type ReferrerOnCard = {
  referrerId: string;
  campaignId: string;
  campaignName: string;
  /** as of a lead */
  byAddress: boolean;
  link: string;
  linkPaused: boolean;
  referralsCount: number;
  qualifiedCount: number;
  rewards: RewardSum[];
  /** newest first; the first few */
  leads: { leadId: string; name: string; state: LeadState; joinedAt: Date }[];
  timezone: string;
};

/** The contact as the CRM reports it. */
export type AskedContact = {
  /** the CRM's id of its workspace */
  externalId: string;
  contactId: string;
  email: string | null;
};
