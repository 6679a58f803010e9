import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

type Counted<Key extends string> = Record<Key, string> & { count: number };

/** How the work of all workspaces stands, for the operator of the server. */
export type OperationNumbers = {
  /** deliveries that have not ended, by state */
  deliveries: Counted<'state'>[];
  /** how long ago the open delivery that waits longest changed last; 0 when none is open */
  deliveriesWaitSeconds: number;
  notifications: number;
  /** how long ago the notification that waits longest came; 0 when none waits */
  notificationsWaitSeconds: number;
  connections: Counted<'state' | 'kind'>[];
  /** what is wrong with connections now, by code */
  warnings: Counted<'code'>[];
  /** calls to the CRM in the last full minute */
  calls: { made: number; refused: number };
};

/** Deliveries and notifications are counted from indexes that hold only what is open; the other tables are small. */
export async function countOperations(db: Database, now: Date): Promise<OperationNumbers> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000 - 60_000);
  const [deliveries, notifications, connections, warnings, calls] = await Promise.all([
    sql<{ state: string; count: number; oldest: Date }>`
      select state, count(*) as count, min(updated_at) as oldest from goodword.deliveries
      where state in ('Planned', 'Sending', 'Waiting') group by state order by state`.execute(db),
    sql<{ count: number; oldest: Date | null }>`
      select count(*) as count, min(received_at) as oldest from goodword.notifications where handled_at is null`.execute(
      db,
    ),
    sql<Counted<'state' | 'kind'>>`
      select state, case when practice then 'practice' else 'real' end as kind, count(*) as count from goodword.connections
      group by 1, 2 order by 1, 2`.execute(db),
    sql<Counted<'code'>>`
      select code, count(*) as count from goodword.crm_warnings where resolved_at is null group by code order by code`.execute(
      db,
    ),
    sql<{ made: number | null; refused: number | null }>`
      select sum(calls)::int as made, sum(refused)::int as refused from goodword.call_usage where minute = ${minute}`.execute(
      db,
    ),
  ]);
  const ago = (time: Date | null | undefined) => (time ? Math.max(0, (now.getTime() - time.getTime()) / 1000) : 0);
  const oldest = deliveries.rows.map((row) => row.oldest).toSorted((a, b) => a.getTime() - b.getTime())[0];
  return {
    deliveries: deliveries.rows.map(({ state, count }) => ({ state, count })),
    deliveriesWaitSeconds: ago(oldest),
    notifications: notifications.rows[0]?.count ?? 0,
    notificationsWaitSeconds: ago(notifications.rows[0]?.oldest),
    connections: connections.rows,
    warnings: warnings.rows,
    calls: { made: calls.rows[0]?.made ?? 0, refused: calls.rows[0]?.refused ?? 0 },
  };
}
