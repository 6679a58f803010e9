import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Database } from '../database/database.ts';
import { getReferrerDetails, type ReferrerDetails } from '../referrers/referrer-details.ts';
import type { LeadState } from './lead.ts';
import { selectLeadsByEmailKeys, selectLeadsByIds, selectLeadWithReferrer } from './lead-store.ts';

/** What other systems may learn about a lead. */
export type LeadDetails = {
  lead: {
    id: string;
    campaignId: string;
    email: string;
    firstName: string;
    lastName: string;
    phone: string;
    /** empty when none was given */
    company: string;
    source: string;
    state: LeadState;
    joinedAt: Date;
  };
  campaign: { id: string; name: string; state: Campaign['state'] };
  referrer: Pick<
    ReferrerDetails['referrer'],
    'id' | 'email' | 'firstName' | 'lastName' | 'code' | 'link' | 'referralsCount'
  >;
};

/** @param publicUrl Goodword's own address, for the link. Null when the workspace has no such lead. */
export async function getLeadDetails(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  leadId: string,
): Promise<LeadDetails | null> {
  const row = await selectLeadWithReferrer(db, workspaceId, leadId);
  if (!row) return null;
  const campaign = await getCampaignById(db, workspaceId, row.campaign_id);
  const facts = await getReferrerDetails(db, publicUrl, workspaceId, row.referrer_id);
  if (!facts) throw new Error(`Lead ${leadId} has no referrer.`);
  return {
    lead: {
      id: row.lead_id,
      campaignId: row.campaign_id,
      email: row.email,
      firstName: row.first_name,
      lastName: row.last_name,
      phone: row.phone,
      company: row.company,
      source: row.source,
      state: row.state,
      joinedAt: row.joined_at,
    },
    campaign: { id: campaign.campaign_id, name: campaign.name, state: campaign.state },
    referrer: facts.referrer,
  };
}

/** The same people as leads, in every campaign of the workspace. @param keys see emailKey */
export async function findLeadsByEmailKeys(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
): Promise<{ leadId: string; campaignId: string; emailKey: string; joinedAt: Date; state: LeadState }[]> {
  const rows = await selectLeadsByEmailKeys(db, workspaceId, keys);
  return rows.map((row) => ({
    leadId: row.lead_id,
    campaignId: row.campaign_id,
    emailKey: row.email_key,
    joinedAt: row.joined_at,
    state: row.state,
  }));
}

/** Names for lists of work; ids unknown in the workspace are left out. */
export async function findLeadsByIds(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<{ id: string; campaignId: string; email: string; firstName: string; lastName: string; state: LeadState }[]> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  return rows.map((row) => ({
    id: row.lead_id,
    campaignId: row.campaign_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    state: row.state,
  }));
}
