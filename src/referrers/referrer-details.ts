import { findCampaignsByIds } from '../campaigns/find-campaign.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { referralLink } from '../links/referral-code.ts';
import type { Database } from '../database/database.ts';
import {
  toPersonDetails,
  toPersonName,
  toPersonOfAddress,
  type PersonDetails,
  type PersonName,
  type PersonOfAddress,
} from './person-details.ts';
import type { ReferrerWithCounts } from './referrer.ts';
import { selectReferrersByEmailKeys, selectReferrersByIds, selectReferrersWithCounts } from './referrer-store.ts';

/** What other systems may learn about a referrer. */
export type ReferrerDetails = {
  referrer: PersonDetails & {
    id: string;
    code: string;
    /** the full address to share */
    link: string;
    referralsCount: number;
    /** of those, the leads that are Qualified */
    convertedReferralsCount: number;
  };
  campaign: { id: string; name: string; state: Campaign['state'] };
};

/** By id; ids unknown in the workspace are left out. @param publicUrl Goodword's own address, for the links */
export async function findReferrerDetails(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Map<string, ReferrerDetails>> {
  const rows = await selectReferrersWithCounts(db, workspaceId, referrerIds);
  const campaignIds = rows.map((row) => row.campaign_id);
  const campaigns = await findCampaignsByIds(db, workspaceId, campaignIds);
  return new Map(rows.map((row) => [row.referrer_id, toDetails(row, campaigns.get(row.campaign_id)!, publicUrl)]));
}

const toDetails = (row: ReferrerWithCounts, campaign: Campaign, publicUrl: string): ReferrerDetails => ({
  referrer: {
    id: row.referrer_id,
    ...toPersonDetails(row),
    code: row.code,
    link: referralLink(publicUrl, row.code),
    referralsCount: row.referrals_count,
    convertedReferralsCount: row.qualified_count,
  },
  campaign: { id: campaign.campaign_id, name: campaign.name, state: campaign.state },
});

/** The same people as referrers, in every campaign of the workspace. @param keys see emailKey */
export async function findReferrersByEmailKeys(
  db: Database,
  workspaceId: string,
  keys: readonly string[],
): Promise<(PersonOfAddress & { referrerId: string })[]> {
  const rows = await selectReferrersByEmailKeys(db, workspaceId, keys);
  return rows.map((row) => ({ referrerId: row.referrer_id, ...toPersonOfAddress(row) }));
}

/** The values kept fresh on the contacts of referrers. */
export type ReturnFieldValues = Pick<
  ReferrerDetails['referrer'],
  'id' | 'link' | 'referralsCount' | 'convertedReferralsCount'
>;

/** The same for many referrers by one statement; ids unknown in the workspace are left out. */
export async function getReturnFieldValues(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<ReturnFieldValues[]> {
  const rows = await selectReferrersWithCounts(db, workspaceId, referrerIds);
  return rows.map((row) => ({
    id: row.referrer_id,
    link: referralLink(publicUrl, row.code),
    referralsCount: row.referrals_count,
    convertedReferralsCount: row.qualified_count,
  }));
}

/** Names for lists of work; ids unknown in the workspace are left out. */
export async function findReferrersByIds(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<(PersonName & { id: string })[]> {
  const rows = await selectReferrersByIds(db, workspaceId, referrerIds);
  return rows.map((row) => ({ id: row.referrer_id, ...toPersonName(row) }));
}
