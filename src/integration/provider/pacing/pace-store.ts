import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import { prepared } from '../../../database/prepared.ts';
import type { ConnectionKey } from '../connection-key.ts';
import type { Spacing } from './pace.ts';

/** What counts calls: a budget of a connection, by the name that the provider gives it. */
export type BudgetKey = ConnectionKey & { budget: string };

/** Turns that a process may use. Times in milliseconds from now; the first may lie in the past. */
export type Reservation = { granted: number; firstInMs: number; pausedForMs: number };

/**
 * Takes the next turns of a budget, for as many calls as there are. One row per budget, and one statement: a
 * process that asks at the same moment waits for the row and sees what was taken. Time is the database's, so that clocks of several
 * machines need not agree.
 * @param aheadMs grants turns up to this many milliseconds from now
 */
export async function reserveTurns(
  db: Database,
  key: BudgetKey,
  { everyMs, catchUpMs }: Spacing,
  calls: number,
  aheadMs: number,
): Promise<Reservation> {
  const first = sql`greatest(b.next_at, b.paused_until, c.now - ${catchUpMs}::float8)`;
  const granted = sql`least(${calls}::int, greatest(0, floor((c.now + ${aheadMs}::float8 - ${first}) / ${everyMs}::float8) + 1))`;
  const { rows } = await sql<Reservation>`${prepared}
    update goodword.call_budgets b
    set granted = ${granted}, granted_from = ${first}, next_at = ${first} + ${granted} * ${everyMs}::float8
    from (select extract(epoch from clock_timestamp())::float8 * 1000 as now) c
    where b.workspace_id = ${key.workspace_id} and b.connection_id = ${key.connection_id} and b.budget = ${key.budget}
    returning b.granted, b.granted_from - c.now as "firstInMs", greatest(0, b.paused_until - c.now) as "pausedForMs"
  `.execute(db);
  if (rows[0]) return rows[0];
  await insertBudget(db, key);
  return { granted: 0, firstInMs: 0, pausedForMs: 0 };
}

async function insertBudget(db: Database, key: BudgetKey): Promise<void> {
  await db
    .insertInto('call_budgets')
    .values({ workspace_id: key.workspace_id, connection_id: key.connection_id, budget: key.budget })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** No process makes a call on the budget for that long. */
export async function pauseCalls(db: Database, key: BudgetKey, forMs: number): Promise<void> {
  await sql`
    update goodword.call_budgets
    set paused_until = greatest(paused_until, extract(epoch from clock_timestamp())::float8 * 1000 + ${forMs}::float8)
    where workspace_id = ${key.workspace_id} and connection_id = ${key.connection_id} and budget = ${key.budget}
  `.execute(db);
}
