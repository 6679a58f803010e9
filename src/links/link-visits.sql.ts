import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import { firstIdOf } from '../platform/id/id.ts';
import type { LinkVisit } from './link-store.ts';

/** All visits in one statement: many waiting requests share one durable commit. */
export async function insertLinkVisits(db: Database, visits: LinkVisit[]): Promise<void> {
  await sql`${prepared}
    insert into goodword.link_visits (workspace_id, visit_id, campaign_id, link_id, visited_at)
    select * from unnest(
      ${visits.map((visit) => visit.workspace_id)}::uuid[],
      ${visits.map((visit) => visit.visit_id)}::uuid[],
      ${visits.map((visit) => visit.campaign_id)}::uuid[],
      ${visits.map((visit) => visit.link_id)}::uuid[],
      ${visits.map((visit) => visit.visited_at.toISOString())}::timestamptz[])`.execute(db);
}

const dayMs = 86_400_000;

/**
 * Adds visits of before that time to the counts of their days and deletes them, in one statement: a query that counts both sees
 * each once.
 * @returns how many
 */
export async function moveVisitsToDays(
  db: Database,
  { workspaceId, before, limit }: { workspaceId: string; before: Date; limit: number },
): Promise<number> {
  // ids are in the order of time: the search ends where none can be old
  const end = firstIdOf(new Date(before.getTime() + dayMs));
  const { rows } = await sql<{ moved: number }>`
    with old as (
      delete from goodword.link_visits
      where workspace_id = ${workspaceId} and visit_id = any (array (
        select visit_id from goodword.link_visits
        where workspace_id = ${workspaceId} and visit_id < ${end} and visited_at < ${before}
        order by visit_id limit ${limit} for update skip locked))
      returning campaign_id, link_id, (visited_at at time zone 'UTC')::date as day
    ), days as (
      insert into goodword.link_visit_days as known (workspace_id, campaign_id, link_id, day, visits)
      select ${workspaceId}::uuid, campaign_id, link_id, day, count(*) from old
      group by campaign_id, link_id, day order by campaign_id, link_id, day
      on conflict (workspace_id, campaign_id, link_id, day) do update set visits = known.visits + excluded.visits
    )
    select count(*) as moved from old`.execute(db);
  return rows[0]?.moved ?? 0;
}
