import type { Database } from '../../../database/database.ts';
import type { CallUsage } from './read-call-usage.ts';
import type { ConnectionKey } from '../connection-key.ts';

/** Adds to what is known of that minute. */
export async function addUsage(
  db: Database,
  { workspace_id, connection_id }: ConnectionKey,
  usage: CallUsage,
): Promise<void> {
  await db
    .insertInto('call_usage')
    .values({
      workspace_id,
      connection_id,
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

export function selectUsage(db: Database, key: ConnectionKey, since: Date) {
  return db
    .selectFrom('call_usage')
    .selectAll()
    .where('workspace_id', '=', key.workspace_id)
    .where('connection_id', '=', key.connection_id)
    .where('minute', '>=', since)
    .orderBy('minute')
    .execute();
}

/** Forgets minutes before that time, of all connections. */
export async function deleteUsage(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('call_usage').where('minute', '<', before).execute();
}
