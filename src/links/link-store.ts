import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/tables.d.ts';
import type { Link } from './link.ts';

export type LinkVisit = Selectable<Schema['link_visits']>;

/** Those whose code was free in the workspace. */
export async function insertLinks(trx: Database, links: readonly Link[]): Promise<Link[]> {
  const inserted: Link[] = [];
  for (const chunk of chunksOf(links)) {
    const rows = await trx
      .insertInto('links')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['workspace_id', 'code']).doNothing())
      .returningAll()
      .execute();
    inserted.push(...rows);
  }
  return inserted;
}

const keyOfCode = sql<string>`goodword.code_key(links.code)`;

/** Those of the keys of codes that any workspace has: public addresses carry no workspace. */
export async function selectTakenKeys(db: Database, keys: readonly string[]): Promise<Set<string>> {
  const taken = await db
    .selectFrom('links')
    .select(keyOfCode.as('key'))
    .where(keyOfCode, '=', sql<string>`any(${keys}::text[])`)
    .execute();
  return new Set(taken.map(({ key }) => key));
}

type LinkOwnersKey = { workspaceId: string; referrerIds: readonly string[] };

/** @returns the referrers whose links were in use and are paused now */
export async function updateToPaused(
  trx: Database,
  { workspaceId, referrerIds }: LinkOwnersKey,
  pause: { at: Date; cause: 'person' | 'import' },
): Promise<Set<string>> {
  const updated = await trx
    .updateTable('links')
    .set({ paused_at: pause.at, pause_cause: pause.cause })
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', sql<string>`any(${referrerIds}::uuid[])`)
    .where('paused_at', 'is', null)
    .returning('referrer_id')
    .execute();
  return new Set(updated.map((row) => row.referrer_id));
}

/** @returns the referrers whose links were paused, by the cause if one is asked for, and are in use now */
export async function updateToResumed(
  trx: Database,
  { workspaceId, referrerIds }: LinkOwnersKey,
  cause: 'import' | undefined,
): Promise<Set<string>> {
  const updated = await trx
    .updateTable('links')
    .set({ paused_at: null, pause_cause: null })
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', sql<string>`any(${referrerIds}::uuid[])`)
    .where('paused_at', 'is not', null)
    .$if(cause !== undefined, (query) => query.where('pause_cause', '=', cause!))
    .returning('referrer_id')
    .execute();
  return new Set(updated.map((row) => row.referrer_id));
}

/** More than will ever be alike. */
const mostWithOneKey = 20;

/** A link beside the address of its campaign's pages. */
export type VisitedLink = Link & { slug: string };

/** The links whose codes have this key, whatever their workspaces, with what a redirect needs; the oldest first. */
export async function selectVisitedLinks(db: Database, key: string): Promise<VisitedLink[]> {
  return db
    .selectFrom('links')
    .innerJoin('campaigns', (join) =>
      join
        .onRef('campaigns.workspace_id', '=', 'links.workspace_id')
        .onRef('campaigns.campaign_id', '=', 'links.campaign_id'),
    )
    .selectAll('links')
    .select('campaigns.slug')
    .where(keyOfCode, '=', key)
    .orderBy('links.created_at')
    .limit(mostWithOneKey)
    .execute();
}

const linksOf = (db: Database, workspaceId: string) =>
  db.selectFrom('links').selectAll().where('workspace_id', '=', workspaceId);

export function selectLinksOfCampaign(
  db: Database,
  workspaceId: string,
  campaignId: string,
  keys: readonly string[],
): Promise<Link[]> {
  return linksOf(db, workspaceId)
    .where('campaign_id', '=', campaignId)
    .where(keyOfCode, '=', sql<string>`any(${keys}::text[])`)
    .execute();
}

export function selectLinksOfReferrers(
  db: Database,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Link[]> {
  return linksOf(db, workspaceId)
    .where('referrer_id', '=', sql<string>`any(${referrerIds}::uuid[])`)
    .execute();
}

/** Workspaces that have visits of before that time. */
export async function selectWorkspacesWithOldVisits(db: Database, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('workspaces')
    .select('workspace_id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('link_visits')
          .select('visit_id')
          .whereRef('link_visits.workspace_id', '=', 'workspaces.workspace_id')
          .where('visited_at', '<', before),
      ),
    )
    .execute();
  return rows.map((row) => row.workspace_id);
}
