import type { Database } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import { findLastSentAt } from '../outbound/find-delivery.ts';
import { findLastNotification } from '../inbound/last-notification.ts';

/** What last came and went over a connection; null where nothing did yet. */
export type ConnectionActivity = { notification: { topic: string; receivedAt: Date } | null; sentAt: Date | null };

export async function findConnectionActivity(
  db: Database,
  { workspace_id: workspaceId, connection_id: connectionId }: Connection,
): Promise<ConnectionActivity> {
  return {
    notification: await findLastNotification(db, { workspaceId, connectionId }),
    sentAt: await findLastSentAt(db, workspaceId, connectionId),
  };
}
