import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
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
