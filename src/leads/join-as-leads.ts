import { getCampaignById } from '../campaigns/find-campaign.ts';
import { findLinksOfCampaign, type Link } from '../links/find-link.ts';
import { listEventsOfLeads, type Actor, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { newId } from '../platform/id/id.ts';
import { cleanLine, tidyName } from '../platform/text/person-name.ts';
import { findReferrersByIds } from '../referrers/referrer-details.ts';
import { evaluateJoin } from './join-rules.ts';
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
  source: LeadSource;
  actor: Actor;
};

/** @param refusal unknown_code, self_referral, campaign_not_open or link_paused */
export type Joining = { joined: true; lead: Lead; isNew: boolean } | { joined: false; refusal: Refusal };

/**
 * Friends join a campaign. The first referrer keeps a lead: a friend who joins again, by the same or another link, is the
 * lead that is already there, and of two with one address the first is the lead.
 * @returns what became of each, in their order
 * @throws Refusal not_found for an unknown campaign.
 */
export async function joinAsLeads(
  context: AppContext,
  trx: Transaction,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  friends: readonly JoiningFriend[],
): Promise<Joining[]> {
  const admissions = await admit(trx, { workspaceId, campaignId }, friends);
  const now = context.clock.now();
  const admitted = admissions.flatMap((admission) => {
    if ('refusal' in admission) return [];
    const { friend, link } = admission;
    const lead: Lead = {
      workspace_id: workspaceId,
      lead_id: newId(),
      campaign_id: campaignId,
      referrer_id: link.referrer_id,
      link_id: link.link_id,
      email: friend.email,
      email_key: emailKey(friend.email),
      first_name: tidyName(friend.firstName),
      last_name: tidyName(friend.lastName ?? ''),
      phone: cleanLine(friend.phone ?? ''),
      company: tidyName(friend.company ?? ''),
      source: friend.source,
      state: 'Pending',
      joined_at: now,
      state_changed_at: now,
    };
    return [{ friend, link, lead }];
  });
  const leads = admitted.map(({ lead }) => lead);
  const inserted = await insertLeads(trx, leads);
  const isNew = ({ lead }: Admitted) => inserted.has(lead.lead_id);
  const again = admitted.filter((one) => !isNew(one));
  const kept = await findKept(trx, { workspaceId, campaignId }, again);
  await context.history.record(trx, [
    ...admitted.filter(isNew).map(joinedEvent),
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
type Admission = { friend: JoiningFriend; link: Link } | { refusal: Refusal };
type Admitted = { friend: JoiningFriend; link: Link; lead: Lead };

/** Finds the link of each friend and decides who may join. */
async function admit(
  trx: Transaction,
  { workspaceId, campaignId }: CampaignKey,
  friends: readonly JoiningFriend[],
): Promise<Admission[]> {
  const campaign = await getCampaignById(trx, workspaceId, campaignId);
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
    const decision = evaluateJoin({
      campaignState: campaign.state,
      referrerEmail: emails.get(link.referrer_id) ?? '',
      friendEmail: friend.email,
      linkPaused: link.paused_at !== null,
    });
    return decision.joins ? { friend, link } : { refusal: refuse(decision.code, decision.reason) };
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

const joinedEvent = (one: Admitted): NewEvent => ({
  ...eventOf(one),
  type: 'lead.joined',
  evidence: { code: one.link.code, source: one.friend.source },
});

const eventOf = ({ friend, link, lead }: Admitted): Omit<NewEvent, 'type'> => ({
  workspaceId: lead.workspace_id,
  campaignId: lead.campaign_id,
  referrerId: link.referrer_id,
  leadId: lead.lead_id,
  actor: friend.actor,
});
