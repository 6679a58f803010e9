import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toPage, walkPages, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { Referrer, ReferrerWithCounts } from './referrer.ts';
import {
  referrerSorts,
  selectReferrer,
  selectReferrerIds,
  selectReferrers,
  selectReferrersByIds,
  selectReferrerWithCounts,
  type ReferrerFilter,
  type ReferrerSelection,
} from './referrer-store.ts';

/** By what referrers are listed. */
export const referrerListSorts = ['joined', ...referrerSorts] as const;

/** A page of referrers, newest first or as asked; search looks at name, e-mail and code. */
export async function listReferrers(
  db: Database,
  workspaceId: string,
  filter: ReferrerFilter,
): Promise<Page<ReferrerWithCounts>> {
  const rows = await selectReferrers(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.referrer_id);
}

/** All that a list would show, page after page. */
export const walkReferrers = (
  db: Database,
  workspaceId: string,
  filter: ReferrerSelection,
): AsyncGenerator<Page<ReferrerWithCounts>> =>
  walkPages((page) => listReferrers(db, workspaceId, { ...filter, ...page }));

/** The ids of those that a list would show, newest first. @param limit as many at most */
export const listReferrerIds = (
  db: Database,
  workspaceId: string,
  selection: ReferrerSelection,
  limit: number,
): Promise<string[]> => selectReferrerIds(db, workspaceId, selection, limit);

/** @throws Refusal not_found when the workspace has no such referrer. */
export async function getReferrerById(
  db: Database,
  workspaceId: string,
  referrerId: string,
): Promise<ReferrerWithCounts> {
  const referrer = await selectReferrerWithCounts(db, workspaceId, referrerId);
  if (!referrer) throw notFound('referrer');
  return referrer;
}

/** The campaigns of referrers; ids unknown in the workspace are left out. */
export async function findCampaignsOfReferrers(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<{ referrerId: string; campaignId: string }[]> {
  const rows = await selectReferrersByIds(db, workspaceId, referrerIds);
  return rows.map((row) => ({ referrerId: row.referrer_id, campaignId: row.campaign_id }));
}

/** As it is stored; undefined when the workspace has no such referrer. */
export function findReferrer(
  db: Database,
  { workspaceId, referrerId }: { workspaceId: string; referrerId: string },
): Promise<Referrer | undefined> {
  return selectReferrer(db, workspaceId, referrerId);
}

/**
 * Referrers of a campaign who have one of the addresses or ids; each of the two lists is looked up by its own index.
 * @param wanted.emailKeys see emailKey
 */
export function findReferrersOfCampaign(
  db: Database,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  wanted: { emailKeys: readonly string[]; referrerIds: readonly string[] },
): Promise<Referrer[]> {
  const ofCampaign = db
    .selectFrom('referrers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId);
  return ofCampaign
    .where('email_key', '=', sql<string>`any(${wanted.emailKeys}::text[])`)
    .union(ofCampaign.where('referrer_id', '=', sql<string>`any(${wanted.referrerIds}::uuid[])`))
    .execute();
}

/** The first name of a referrer for a public page ('' when they gave none), or null for an unknown one. */
export async function findReferrerName(db: Database, workspaceId: string, referrerId: string): Promise<string | null> {
  return (await selectReferrer(db, workspaceId, referrerId))?.first_name ?? null;
}
