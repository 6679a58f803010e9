import { sql } from 'kysely';
import { byKey, chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import type { Referrer, ReferrerWithCounts } from './referrer.ts';

/** Inserts new referrers; people already in the campaign keep their first joining. @returns the inserted ids */
export async function insertReferrers(trx: Database, referrers: readonly Referrer[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const chunk of chunksOf(referrers.toSorted(byKey((row) => row.email_key)))) {
    const rows = await trx
      .insertInto('referrers')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'email_key']).doNothing())
      .returning('referrer_id')
      .execute();
    for (const row of rows) inserted.add(row.referrer_id);
  }
  return inserted;
}

const referrersOf = (db: Database, workspaceId: string) =>
  db.selectFrom('referrers').selectAll().where('workspace_id', '=', workspaceId);

/** Locked until the transaction ends. */
export function selectReferrerForUpdate(
  trx: Database,
  workspaceId: string,
  referrerId: string,
): Promise<Referrer | undefined> {
  return referrersOf(trx, workspaceId).where('referrer_id', '=', referrerId).forUpdate().executeTakeFirst();
}

export async function updateReferrer(
  trx: Database,
  { workspace_id: workspaceId, referrer_id: referrerId }: Pick<Referrer, 'workspace_id' | 'referrer_id'>,
  change: Partial<Pick<Referrer, 'email' | 'email_key' | 'first_name' | 'last_name' | 'phone'>>,
): Promise<void> {
  await trx
    .updateTable('referrers')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', referrerId)
    .execute();
}

export function selectReferrersByIds(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Referrer[]> {
  return referrersOf(db, workspaceId)
    .where('referrer_id', '=', sql<string>`any(${referrerIds}::uuid[])`)
    .execute();
}

export function selectReferrer(db: Database, workspaceId: string, referrerId: string): Promise<Referrer | undefined> {
  return referrersOf(db, workspaceId).where('referrer_id', '=', referrerId).executeTakeFirst();
}

export function selectReferrerByEmailKey(
  db: Database,
  workspaceId: string,
  campaignId: string,
  emailKey: string,
): Promise<Referrer | undefined> {
  return referrersOf(db, workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
}

/** The same people in every campaign of the workspace. */
export function selectReferrersByEmailKeys(
  db: Database,
  workspaceId: string,
  emailKeys: readonly string[],
): Promise<Referrer[]> {
  return referrersOf(db, workspaceId)
    .where('email_key', '=', sql<string>`any(${emailKeys}::text[])`)
    .execute();
}

const withCounts = (db: Database) =>
  db
    .selectFrom('referrers')
    .innerJoin('links', (join) =>
      join
        .onRef('links.workspace_id', '=', 'referrers.workspace_id')
        .onRef('links.referrer_id', '=', 'referrers.referrer_id'),
    )
    .selectAll('referrers')
    .select(['links.code', 'links.paused_at as link_paused_at'])
    .select(({ selectFrom }) => {
      const leads = selectFrom('leads')
        .whereRef('leads.workspace_id', '=', 'referrers.workspace_id')
        .whereRef('leads.referrer_id', '=', 'referrers.referrer_id');
      return [
        // neither those On hold nor those refused
        leads.select(sql<number>`count(*) filter (where hold_reason is null)`.as('n')).as('referrals_count'),
        leads.select(sql<number>`count(*) filter (where state = 'Qualified')`.as('n')).as('qualified_count'),
      ];
    })
    .$castTo<ReferrerWithCounts>();

export function selectReferrerWithCounts(
  db: Database,
  workspaceId: string,
  referrerId: string,
): Promise<ReferrerWithCounts | undefined> {
  return withCounts(db)
    .where('referrers.workspace_id', '=', workspaceId)
    .where('referrers.referrer_id', '=', referrerId)
    .executeTakeFirst();
}

export function selectReferrersWithCounts(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<ReferrerWithCounts[]> {
  return withCounts(db)
    .where('referrers.workspace_id', '=', workspaceId)
    .where('referrers.referrer_id', '=', sql<string>`any(${referrerIds}::uuid[])`)
    .execute();
}

/** One row more than the page, newest first. */
export function selectReferrers(
  db: Database,
  workspaceId: string,
  filter: PageRequest & { campaignId?: string | undefined; search?: string | undefined },
): Promise<ReferrerWithCounts[]> {
  const { campaignId, search, cursor, limit } = filter;
  return withCounts(db)
    .where('referrers.workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('referrers.campaign_id', '=', campaignId!))
    .$if(cursor !== undefined, (query) => query.where('referrers.referrer_id', '<', cursor!))
    .$if(search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(search!);
        const name = sql<string>`referrers.first_name || ' ' || referrers.last_name`;
        return or([
          eb('referrers.email', 'ilike', pattern),
          eb(name, 'ilike', pattern),
          eb('links.code', 'ilike', pattern),
        ]);
      }),
    )
    .orderBy('referrers.referrer_id', 'desc')
    .limit(limit + 1)
    .execute();
}
