import type { Database } from '../database/database.ts';
import { selectLinksOfCampaign, selectLinksOfReferrers } from './link-store.ts';
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
  return (await findLinksOfCampaign(db, workspaceId, campaignId, [code]))(code);
}

/** The same for many codes, read at once. @returns what finds the link of one of them */
export async function findLinksOfCampaign(
  db: Database,
  workspaceId: string,
  campaignId: string,
  codes: readonly string[],
): Promise<(code: string) => Link | null> {
  const links = await selectLinksOfCampaign(db, workspaceId, campaignId, codes.map(normaliseCode));
  const byCode = new Map(links.map((link) => [link.code, link]));
  return (code) => byCode.get(normaliseCode(code)) ?? null;
}

/** The one link of each of these referrers, by referrer. */
export async function findLinksOfReferrers(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Map<string, Link>> {
  const links = await selectLinksOfReferrers(db, workspaceId, referrerIds);
  return new Map(links.map((link) => [link.referrer_id, link]));
}
