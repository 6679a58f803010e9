import type { Database } from '../../database/database.ts';
import { selectLastSentAt } from '../outbound/campaign-deliveries-store.ts';
import { selectLastNotification } from '../inbound/last-notification-store.ts';
import type { Connection } from '../connections/connection.ts';

/** What last came and went over a connection; null where nothing did yet. */
export type ConnectionActivity = { notification: { topic: string; receivedAt: Date } | null; sentAt: Date | null };

export async function findConnectionActivity(
  db: Database,
  { workspace_id: workspaceId, connection_id: connectionId }: Connection,
): Promise<ConnectionActivity> {
  return {
    notification: await selectLastNotification(db, workspaceId, connectionId),
    sentAt: await selectLastSentAt(db, workspaceId, connectionId),
  };
}
