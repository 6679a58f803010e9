import type { Campaign } from '../campaigns/campaign.ts';
import type { Database } from '../database/database.ts';
import {
  toPersonDetails,
  toPersonName,
  toPersonOfAddress,
  type PersonDetails,
  type PersonName,
  type PersonOfAddress,
} from '../referrers/person-details.ts';
import { findReferrerDetails, type ReferrerDetails } from '../referrers/referrer-details.ts';
import type { Lead, LeadState } from './lead.ts';
import { selectLeadsByEmailKeys, selectLeadsByIds } from './lead-store.ts';

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

/** By id; ids unknown in the workspace are left out. @param publicUrl Goodword's own address, for the links */
export async function findLeadDetails(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Map<string, LeadDetails>> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  const referrerIds = [...new Set(rows.map((row) => row.referrer_id))];
  const referrers = await findReferrerDetails(db, publicUrl, workspaceId, referrerIds);
  return new Map(rows.map((row) => [row.lead_id, toDetails(row, referrers.get(row.referrer_id)!)]));
}

/** A lead is of the campaign of its referrer. */
const toDetails = (row: Lead, { campaign, referrer }: ReferrerDetails): LeadDetails => ({
  lead: { id: row.lead_id, ...toPersonDetails(row), company: row.company, state: row.state },
  campaign,
  referrer,
});

/** The same people as leads, in every campaign of the workspace. @param keys see emailKey */
export async function findLeadsByEmailKeys(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
): Promise<(PersonOfAddress & { leadId: string; state: LeadState })[]> {
  const rows = await selectLeadsByEmailKeys(db, workspaceId, keys);
  return rows.map((row) => ({ leadId: row.lead_id, state: row.state, ...toPersonOfAddress(row) }));
}

export type FoundLead = PersonName & { id: string; state: LeadState; referrerId: string; joinedAt: Date };

/** Names for lists of work; ids unknown in the workspace are left out. */
export async function findLeadsByIds(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<FoundLead[]> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  return rows.map((row) => ({
    id: row.lead_id,
    state: row.state,
    referrerId: row.referrer_id,
    joinedAt: row.joined_at,
    ...toPersonName(row),
  }));
}
