import type { Database } from '../database/database.ts';
import { selectLinkOfCampaign, selectLinkOfReferrer } from './link-store.ts';
import type { Link } from './link.ts';
import { normaliseCode } from './referral-code.ts';

export type { Link };

/** The link behind a code, if it belongs to this campaign. */
export async function findLinkOfCampaign(
  db: Database,
  workspaceId: string,
  campaignId: string,
  code: string,
): Promise<Link | null> {
  return (await selectLinkOfCampaign(db, workspaceId, campaignId, normaliseCode(code))) ?? null;
}

/** The one link of a referrer. */
export async function findLinkOfReferrer(db: Database, workspaceId: string, referrerId: string): Promise<Link | null> {
  return (await selectLinkOfReferrer(db, workspaceId, referrerId)) ?? null;
}
