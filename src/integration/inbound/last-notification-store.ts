import type { Database } from '../../database/database.ts';

/** The last notification that was stored for a connection; null before the first. */
export async function selectLastNotification(
  db: Database,
  workspaceId: string,
  connectionId: string,
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
