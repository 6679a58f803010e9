import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Database } from '../database/database.ts';
import { getReferrerDetails, type ReferrerDetails } from '../referrers/referrer-details.ts';
import {
  toPersonDetails,
  toPersonName,
  toPersonOfAddress,
  type PersonDetails,
  type PersonName,
  type PersonOfAddress,
} from '../referrers/person-details.ts';
import type { LeadState } from './lead.ts';
import { selectLeadsByEmailKeys, selectLeadsByIds, selectLeadWithReferrer } from './lead-store.ts';

/** What other systems may learn about a lead. */
export type LeadDetails = {
  lead: PersonDetails & {
    id: string;
    /** empty when none was given */
    company: string;
    state: LeadState;
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
    lead: { id: row.lead_id, ...toPersonDetails(row), company: row.company, state: row.state },
    campaign: { id: campaign.campaign_id, name: campaign.name, state: campaign.state },
    referrer: facts.referrer,
  };
}

/** The same people as leads, in every campaign of the workspace. @param keys see emailKey */
export async function findLeadsByEmailKeys(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
): Promise<(PersonOfAddress & { leadId: string; state: LeadState })[]> {
  const rows = await selectLeadsByEmailKeys(db, workspaceId, keys);
  return rows.map((row) => ({ leadId: row.lead_id, state: row.state, ...toPersonOfAddress(row) }));
}

/** Names for lists of work; ids unknown in the workspace are left out. */
export async function findLeadsByIds(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<(PersonName & { id: string; state: LeadState })[]> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  return rows.map((row) => ({ id: row.lead_id, state: row.state, ...toPersonName(row) }));
}
