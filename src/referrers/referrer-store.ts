import { sql } from 'kysely';
import { byKey, chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import { comesAfter, lastValues, nameToSort, type Sort, type SortValues } from '../database/sorted-page.ts';
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

/** By what referrers are sorted, beside their joining. */
export const referrerSorts = ['name', 'referrals', 'qualified'] as const;

const sortValues: Record<(typeof referrerSorts)[number], SortValues> = {
  name: [nameToSort('listed')],
  referrals: [sql.ref('listed.referrals_count')],
  qualified: [sql.ref('listed.qualified_count')],
};

/** Which referrers are meant. */
export type ReferrerSelection = {
  campaignId?: string | undefined;
  paused?: boolean | undefined;
  search?: string | undefined;
};

export type ReferrerFilter = PageRequest & ReferrerSelection & Sort<'joined' | (typeof referrerSorts)[number]>;

const referrersMeant = (db: Database, workspaceId: string, { campaignId, paused, search }: ReferrerSelection) =>
  withCounts(db)
    .where('referrers.workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('referrers.campaign_id', '=', campaignId!))
    .$if(paused !== undefined, (query) => query.where('links.paused_at', paused ? 'is not' : 'is', null))
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
    );

/** One row more than the page. */
export function selectReferrers(
  db: Database,
  workspaceId: string,
  filter: ReferrerFilter,
): Promise<ReferrerWithCounts[]> {
  const { sort = 'joined', order = 'desc', cursor, limit } = filter;
  const values: SortValues = [...(sort === 'joined' ? [] : sortValues[sort]), sql.ref('listed.referrer_id')];
  return db
    .selectFrom(referrersMeant(db, workspaceId, filter).as('listed'))
    .selectAll('listed')
    .$if(cursor !== undefined, (query) =>
      query.where(
        comesAfter(
          order,
          values,
          db
            .selectFrom(
              withCounts(db)
                .where('referrers.workspace_id', '=', workspaceId)
                .where('referrers.referrer_id', '=', cursor!)
                .as('listed'),
            )
            .select(lastValues(values)),
        ),
      ),
    )
    .$call((query) => values.reduce((sorted, value) => sorted.orderBy(value, order), query))
    .limit(limit + 1)
    .execute();
}

/** The ids of referrers that are meant, newest first. */
export async function selectReferrerIds(
  db: Database,
  workspaceId: string,
  selection: ReferrerSelection,
  limit: number,
): Promise<string[]> {
  const rows = await referrersMeant(db, workspaceId, selection)
    .clearSelect()
    .select('referrers.referrer_id')
    .orderBy('referrers.referrer_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.referrer_id);
}
