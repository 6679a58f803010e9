import type { Database } from '../../database/database.ts';
import { selectLastOfOurs } from './notification-store.ts';

/** When the CRM last told something of our people by webhook; null when it never did. */
export function lastReportAt(db: Database, key: { workspaceId: string; connectionId: string }): Promise<Date | null> {
  return selectLastOfOurs(db, key);
}
