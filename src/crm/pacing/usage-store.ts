import type { Database } from '../../platform/database/database.ts';
import type { ConnectionKey } from './pace-store.ts';

/** How a connection was used in one minute. */
export type CallUsage = {
  minute: Date;
  calls: number;
  /** calls that the CRM refused because they were too many */
  refused: number;
  /** milliseconds that calls waited for their turn, all together */
  waitedMs: number;
  /** calls per minute that the CRM allows, as it last said; null when it did not say */
  limitPerMinute: number | null;
};

/** Adds to what is known of that minute. */
export async function addUsage(db: Database, key: ConnectionKey, usage: CallUsage): Promise<void> {
  await db
    .insertInto('call_usage')
    .values({
      ...key,
      minute: usage.minute,
      calls: usage.calls,
      refused: usage.refused,
      waited_ms: Math.round(usage.waitedMs),
      limit_per_minute: usage.limitPerMinute,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'minute']).doUpdateSet((eb) => ({
        calls: eb('call_usage.calls', '+', eb.ref('excluded.calls')),
        refused: eb('call_usage.refused', '+', eb.ref('excluded.refused')),
        waited_ms: eb('call_usage.waited_ms', '+', eb.ref('excluded.waited_ms')),
        limit_per_minute: eb.fn.coalesce('excluded.limit_per_minute', 'call_usage.limit_per_minute'),
      })),
    )
    .execute();
}

/** Minutes in which calls were made, the oldest first. Counts of the last seconds may not be in it yet. */
export async function readCallUsage(db: Database, connection: ConnectionKey, since: Date): Promise<CallUsage[]> {
  const rows = await db
    .selectFrom('call_usage')
    .select(['minute', 'calls', 'refused', 'waited_ms', 'limit_per_minute'])
    .where('workspace_id', '=', connection.workspace_id)
    .where('connection_id', '=', connection.connection_id)
    .where('minute', '>=', since)
    .orderBy('minute')
    .execute();
  return rows.map(({ minute, calls, refused, waited_ms, limit_per_minute }) => ({
    minute,
    calls,
    refused,
    waitedMs: Number(waited_ms),
    limitPerMinute: limit_per_minute,
  }));
}

/** Forgets minutes before that time, of all connections. */
export async function deleteUsage(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('call_usage').where('minute', '<', before).execute();
}
