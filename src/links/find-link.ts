import type { Database } from '../database/database.ts';
import { selectLinksOfCampaign, selectLinksOfReferrers } from './link-store.ts';
import type { Link } from './link.ts';
import { codeKey } from '../platform/id/code-key.ts';
import { linkOfCode } from './referral-code.ts';

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
  const keys = codes.map(codeKey).filter((key) => key !== '');
  const byKey = Map.groupBy(await selectLinksOfCampaign(db, workspaceId, campaignId, keys), ({ code }) =>
    codeKey(code),
  );
  return (code) => linkOfCode(byKey.get(codeKey(code)) ?? [], code);
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
