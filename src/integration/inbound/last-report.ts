import type { Database } from '../../database/database.ts';
import { selectLastOfOurs } from './notification-store.ts';

/** When a webhook last reported something about our people; null when none did. */
export function lastReportAt(db: Database, key: { workspaceId: string; connectionId: string }): Promise<Date | null> {
  return selectLastOfOurs(db, key);
}
