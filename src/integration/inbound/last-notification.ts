import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';

type ConnectionKey = { workspaceId: string; connectionId: string };

/** The last notification that was stored for a connection; null before the first. */
export async function findLastNotification(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
): Promise<{ topic: string; receivedAt: Date } | null> {
  const last = await db
    .selectFrom('notifications')
    .select(['topic', 'received_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { topic: last.topic, receivedAt: last.received_at } : null;
}

/** When a webhook last reported something about our people; null when none did. */
export async function findLastReportAt(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
): Promise<Date | null> {
  const found = await db
    .selectFrom('notifications')
    .select('received_at')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    // word for word as the index has it
    .where(sql<boolean>`outcome is distinct from 'not one of our people'`)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.received_at ?? null;
}
