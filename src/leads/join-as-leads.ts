import type { Campaign } from '../campaigns/campaign.ts';
import { getCampaignById } from '../campaigns/find-campaign.ts';
import { findLinksOfCampaign, type Link } from '../links/find-link.ts';
import { listEventsOfLeads, type Actor, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { newId } from '../platform/id/id.ts';
import { cleanLine, tidyName } from '../platform/text/person-name.ts';
import { findReferrersByIds } from '../referrers/referrer-details.ts';
import { systemActor } from '../history/system-actor.ts';
import { findHolds } from './find-holds.ts';
import { holdSentence } from './hold-reasons.ts';
import { evaluateJoin } from './join-rules.ts';
import type { JoiningPerson } from './hold-rules.ts';
import type { Lead, LeadSource } from './lead.ts';
import { insertLeads, selectLeadsByEmailKeys } from './lead-store.ts';

/** A friend who comes by a referral code. */
export type JoiningFriend = {
  code: string;
  email: string;
  firstName: string;
  lastName?: string;
  phone?: string;
  /** the company that the friend gave */
  company?: string;
  /** where the form came from, as a keyed hash; left out where that is not known for sure */
  callerKey?: string | null;
  source: LeadSource;
  actor: Actor;
};

/** @param refusal unknown_code, campaign_not_open, link_paused; self_referral for all but visitors of public pages */
export type Joining = { joined: true; lead: Lead; isNew: boolean } | { joined: false; refusal: Refusal };

/**
 * Friends join a campaign. The first referrer keeps a lead: a friend who joins again, by the same or another link, is the
 * lead that is already there, and of two with one address the first is the lead. What looks like an attempt to multiply
 * referrals goes On hold (hold-rules.ts) and answers like any other.
 * @returns what became of each, in their order
 * @throws Refusal not_found for an unknown campaign.
 */
export async function joinAsLeads(
  context: AppContext,
  trx: Transaction,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  friends: readonly JoiningFriend[],
): Promise<Joining[]> {
  const campaign = await getCampaignById(trx, workspaceId, campaignId);
  const admissions = await admit(trx, campaign, friends);
  const now = context.clock.now();
  const people = admissions.filter((admission): admission is AdmittedFriend => !('refusal' in admission));
  const holds = await findHolds(trx, { workspaceId, campaignId }, people.map(toJoiningPerson), {
    leadsPerDay: campaign.leads_per_day,
    now,
  });
  const admitted = people.map(({ friend, link }, index): Admitted => {
    const holdReason = holds[index] ?? null;
    const lead: Lead = {
      workspace_id: workspaceId,
      lead_id: newId(),
      campaign_id: campaignId,
      referrer_id: link.referrer_id,
      link_id: link.link_id,
      email: friend.email,
      email_key: emailKey(friend.email),
      mailbox_key: mailboxOf(friend.email),
      caller_key: friend.callerKey ?? null,
      first_name: tidyName(friend.firstName),
      last_name: tidyName(friend.lastName ?? ''),
      phone: cleanLine(friend.phone ?? ''),
      company: tidyName(friend.company ?? ''),
      source: friend.source,
      state: holdReason === null ? 'Pending' : 'On hold',
      hold_reason: holdReason,
      unqualified_reason: null,
      joined_at: now,
      state_changed_at: now,
      erased_at: null,
      rewarded_before: false,
    };
    return { friend, link, lead };
  });
  const leads = admitted.map(({ lead }) => lead);
  const inserted = await insertLeads(trx, leads);
  const isNew = ({ lead }: Admitted) => inserted.has(lead.lead_id);
  const again = admitted.filter((one) => !isNew(one));
  const kept = await findKept(trx, { workspaceId, campaignId }, again);
  await context.history.record(trx, [
    ...admitted.filter(isNew).map(joinedEvent),
    ...admitted.filter(isNew).flatMap(heldEvents),
    ...(await referredAgain(trx, workspaceId, again, kept)),
  ]);
  const joinings = admitted.map((one): Joining =>
    isNew(one)
      ? { joined: true, lead: one.lead, isNew: true }
      : { joined: true, lead: keptOf(one, kept), isNew: false },
  );
  return admissions.map((admission) =>
    'refusal' in admission ? { joined: false, refusal: admission.refusal } : joinings.shift()!,
  );
}

type CampaignKey = { workspaceId: string; campaignId: string };
type AdmittedFriend = { friend: JoiningFriend; link: Link; referrerEmail: string };
type Admission = AdmittedFriend | { refusal: Refusal };
type Admitted = { friend: JoiningFriend; link: Link; lead: Lead };

/** Finds the link of each friend and decides who may join. */
async function admit(
  trx: Transaction,
  { workspace_id: workspaceId, campaign_id: campaignId, state: campaignState }: Campaign,
  friends: readonly JoiningFriend[],
): Promise<Admission[]> {
  const codes = friends.map(({ code }) => code);
  const linkOf = await findLinksOfCampaign(trx, workspaceId, campaignId, codes);
  const links = codes.map(linkOf).filter((link) => link !== null);
  const referrerIds = [...new Set(links.map((link) => link.referrer_id))];
  const referrers = await findReferrersByIds(trx, workspaceId, referrerIds);
  const emails = new Map(referrers.map(({ id, email }) => [id, email]));
  return friends.map((friend) => {
    const link = linkOf(friend.code);
    if (!link) {
      const message = 'No referrer of this campaign has that referral code: check its spelling.';
      return { refusal: refuse('unknown_code', message) };
    }
    const referrerEmail = emails.get(link.referrer_id) ?? '';
    const decision = evaluateJoin({
      campaignState,
      referrerEmail,
      friendEmail: friend.email,
      linkPaused: link.paused_at !== null,
      isStranger: friend.actor.kind === 'visitor',
    });
    return decision.joins ? { friend, link, referrerEmail } : { refusal: refuse(decision.code, decision.reason) };
  });
}

/** The leads that are there already, by the key of their address. */
async function findKept(
  trx: Transaction,
  { workspaceId, campaignId }: CampaignKey,
  again: readonly Admitted[],
): Promise<Map<string, Lead>> {
  if (again.length === 0) return new Map();
  const keys = again.map(({ lead }) => lead.email_key);
  const leads = await selectLeadsByEmailKeys(trx, workspaceId, keys);
  return new Map(leads.filter((lead) => lead.campaign_id === campaignId).map((lead) => [lead.email_key, lead]));
}

function keptOf({ lead }: Admitted, kept: ReadonlyMap<string, Lead>): Lead {
  const existing = kept.get(lead.email_key);
  if (!existing) throw new Error(`Lead of campaign ${lead.campaign_id} vanished while joining.`);
  return existing;
}

/** One event for each lead and code, so that a repeated form adds nothing to the history. */
async function referredAgain(
  trx: Transaction,
  workspaceId: string,
  again: readonly Admitted[],
  kept: ReadonlyMap<string, Lead>,
): Promise<NewEvent[]> {
  const others = again
    .map((one) => ({ ...one, existing: keptOf(one, kept) }))
    .filter(({ existing, link }) => existing.referrer_id !== link.referrer_id);
  if (others.length === 0) return [];
  const type = 'lead.referred_again';
  const leadIds = [...new Set(others.map(({ existing }) => existing.lead_id))];
  const events = await listEventsOfLeads(trx, workspaceId, leadIds, type);
  const known = new Set(events.map((event) => `${event.lead_id} ${String(event.evidence['code'])}`));
  return others.flatMap(({ friend, link, existing }): NewEvent[] => {
    const name = `${existing.lead_id} ${link.code}`;
    if (known.has(name)) return [];
    known.add(name);
    const evidence = { code: link.code, kept_by: existing.referrer_id };
    return [{ ...eventOf({ friend, link, lead: existing }), type, evidence }];
  });
}

const toJoiningPerson = ({ friend, link, referrerEmail }: AdmittedFriend): JoiningPerson => ({
  emailKey: emailKey(friend.email),
  mailbox: mailboxOf(friend.email),
  referrerId: link.referrer_id,
  referrerMailbox: mailboxOf(referrerEmail),
  callerKey: friend.callerKey ?? null,
});

const joinedEvent = (one: Admitted): NewEvent => ({
  ...eventOf(one),
  type: 'lead.joined',
  evidence: {
    code: one.link.code,
    source: one.friend.source,
    ...(one.lead.hold_reason && { hold_reason: one.lead.hold_reason }),
  },
});

function heldEvents(one: Admitted): NewEvent[] {
  const { hold_reason: reason } = one.lead;
  if (reason === null) return [];
  const evidence = { reason, sentence: holdSentence(reason) };
  return [{ ...eventOf(one), type: 'lead.held', actor: systemActor, evidence }];
}

const eventOf = ({ friend, link, lead }: Admitted): Omit<NewEvent, 'type'> => ({
  workspaceId: lead.workspace_id,
  campaignId: lead.campaign_id,
  referrerId: link.referrer_id,
  leadId: lead.lead_id,
  actor: friend.actor,
});
