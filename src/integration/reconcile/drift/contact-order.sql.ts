import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';

/** The first of these ids in the order of the database, whose texts sort in a way of their own. */
export async function selectInOrder(db: Database, ids: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::text[]) as ids (id)
    order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
