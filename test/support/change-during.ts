import { sql } from 'kysely';
import type { Database, Transaction } from '../../src/database/database.ts';
import { until, type Answer } from './goodword.ts';

/**
 * Begins a change, sends a request, and commits once the request waits for the change, or is over.
 * @param last is done just before the commit @returns what the request was answered
 */
export async function changeDuring(
  db: Database,
  change: (trx: Transaction) => Promise<unknown>,
  request: () => Promise<Answer>,
  last: (trx: Transaction) => Promise<unknown> = async () => {},
): Promise<Answer> {
  let isOver = false;
  const { asked } = await db.transaction().execute(async (trx) => {
    await change(trx);
    const asked = request().finally(() => (isOver = true));
    await until(async () => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return isOver || rows.length > 0;
    }, 'the request waits, or is over');
    await last(trx);
    return { asked };
  });
  return asked;
}
