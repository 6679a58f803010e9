import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import {
  countRecentOfCallers,
  countRecentOfReferrers,
  lockJoining,
  selectLeadsOfMailboxes,
  type CampaignKey,
} from './hold-facts.sql.ts';
import type { HoldReason } from './hold-reasons.ts';
import { decideHolds, type JoiningPerson } from './hold-rules.ts';
import type { Lead } from './lead.ts';

const dayMs = 86_400_000;

/** Why a lead with another address should go On hold: what is odd about addresses, not how many joined. Takes the same locks. */
export async function findHoldOfChange(
  trx: Transaction,
  { workspace_id: workspaceId, campaign_id: campaignId, referrer_id: referrerId, email_key: oldKey }: Lead,
  { email, referrerEmail }: { email: string; referrerEmail: string },
): Promise<HoldReason | null> {
  const person: JoiningPerson = {
    emailKey: emailKey(email),
    mailbox: mailboxOf(email),
    referrerId,
    referrerMailbox: mailboxOf(referrerEmail),
    callerKey: null,
  };
  await lockJoining(trx, { workspaceId, campaignId }, { alone: [person.mailbox], shared: [person.referrerMailbox] });
  const mailboxes = [person.mailbox, person.referrerMailbox];
  const leads = await selectLeadsOfMailboxes(trx, { workspaceId, campaignId }, mailboxes);
  const none = new Map<string, number>();
  const [reason] = decideHolds([person], {
    // the lead as it is now is no other one
    leads: leads.filter((lead) => lead.emailKey !== oldKey),
    recentOfReferrer: none,
    recentOfCaller: none,
    leadsPerDay: null,
  });
  return reason ?? null;
}

/**
 * Which friends go On hold, and why. Takes locks until the transaction ends, so that of two who come at once the second
 * is judged knowing the first.
 * @param options.leadsPerDay of the campaign; null for any number
 * @returns for each, in their order; null for one who is not held
 */
export async function findHolds(
  trx: Transaction,
  key: CampaignKey,
  people: readonly JoiningPerson[],
  { leadsPerDay, now }: { leadsPerDay: number | null; now: Date },
): Promise<(HoldReason | null)[]> {
  if (people.length === 0) return [];
  const callerKeys = people.flatMap(({ callerKey }) => (callerKey === null ? [] : [callerKey]));
  const mailboxes = people.flatMap(({ mailbox, referrerMailbox }) => [mailbox, referrerMailbox]);
  // who is counted with others joins after them; that a referrer refers others at the same moment matters to none of them
  const counted = leadsPerDay === null ? [] : [...people.map(({ referrerId }) => referrerId), ...callerKeys];
  await lockJoining(trx, key, {
    alone: [...people.map(({ mailbox }) => mailbox), ...counted],
    shared: people.map(({ referrerMailbox }) => referrerMailbox),
  });
  const leads = await selectLeadsOfMailboxes(trx, key, mailboxes);
  const none = new Map<string, number>();
  if (leadsPerDay === null) {
    return decideHolds(people, { leads, recentOfReferrer: none, recentOfCaller: none, leadsPerDay });
  }
  const recent = { since: new Date(now.getTime() - dayMs), limit: leadsPerDay };
  const referrerIds = people.map(({ referrerId }) => referrerId);
  return decideHolds(people, {
    leads,
    recentOfReferrer: await countRecentOfReferrers(trx, key, referrerIds, recent),
    recentOfCaller: callerKeys.length > 0 ? await countRecentOfCallers(trx, key, callerKeys, recent) : none,
    leadsPerDay,
  });
}
