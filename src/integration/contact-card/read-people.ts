import { getCampaignById } from '../../campaigns/find-campaign.ts';
import { getLeadById, listLeads } from '../../leads/find-lead.ts';
import { referralLink } from '../../links/referral-code.ts';
import { getReferrerById } from '../../referrers/find-referrer.ts';
import { findRewardSums, listRewards } from '../../rewards/find-reward.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { explainQualification } from '../explain/explain-qualification.ts';
import type { LeadOnCard, ReferrerOnCard } from './contact-card.ts';

/** @param byAddress see LeadOnCard */
type Found = { id: string; byAddress: boolean };

const mostRewards = 5;
const mostLeads = 5;

/** A lead with the one who referred it, why it is where it is, and its rewards. */
export async function readLeadOnCard(
  context: Pick<CrmContext, 'db' | 'providers'>,
  { workspace_id: workspaceId, timezone }: Connection,
  { id: leadId, byAddress }: Found,
): Promise<LeadOnCard> {
  const { db } = context;
  const lead = await getLeadById(db, workspaceId, leadId);
  const campaign = await getCampaignById(db, workspaceId, lead.campaign_id);
  const { sentence } = await explainQualification(context, workspaceId, leadId);
  const { items: rewards } = await listRewards(db, workspaceId, { leadId, limit: mostRewards });
  return {
    leadId,
    campaignId: campaign.campaign_id,
    campaignName: campaign.name,
    referrer: {
      referrerId: lead.referrer_id,
      name: nameOf(lead.referrer_first_name, lead.referrer_last_name, lead.referrer_email),
      code: lead.code,
    },
    byAddress,
    state: lead.state,
    explanation: sentence,
    joinedAt: lead.joined_at,
    timezone,
    rewards: rewards.map(({ amount_minor: amountMinor, currency, recipient, state }) => ({
      amountMinor,
      currency,
      recipient,
      state,
    })),
  };
}

/** A referrer with their link, what it has brought, and how their rewards stand. */
export async function readReferrerOnCard(
  { db, publicUrl }: Pick<CrmContext, 'db' | 'publicUrl'>,
  { workspace_id: workspaceId, timezone }: Connection,
  { id: referrerId, byAddress }: Found,
): Promise<ReferrerOnCard> {
  const referrer = await getReferrerById(db, workspaceId, referrerId);
  const campaign = await getCampaignById(db, workspaceId, referrer.campaign_id);
  const { items: leads } = await listLeads(db, workspaceId, { referrerId, limit: mostLeads });
  return {
    referrerId,
    campaignId: campaign.campaign_id,
    campaignName: campaign.name,
    byAddress,
    link: referralLink(publicUrl, referrer.code),
    linkPaused: referrer.link_paused_at !== null,
    referralsCount: referrer.referrals_count,
    qualifiedCount: referrer.qualified_count,
    rewards: await findRewardSums(db, workspaceId, referrerId),
    leads: leads.map((lead) => ({
      leadId: lead.lead_id,
      name: nameOf(lead.first_name, lead.last_name, lead.email),
      state: lead.state,
      joinedAt: lead.joined_at,
    })),
    timezone,
  };
}

/** The name, or the address where there is none. */
const nameOf = (first: string, last: string, email: string) => `${first} ${last}`.trim() || email;
