import type { Database } from '../../../database/database.ts';
import type { ConnectionKey } from '../connection-key.ts';
import { selectUsage } from './usage-store.ts';

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

/** Minutes in which calls were made, the oldest first. Counts of the last seconds may not be in it yet. */
export async function readCallUsage(db: Database, connection: ConnectionKey, since: Date): Promise<CallUsage[]> {
  const rows = await selectUsage(db, connection, since);
  return rows.map(({ minute, calls, refused, waited_ms, limit_per_minute }) => ({
    minute,
    calls,
    refused,
    waitedMs: waited_ms,
    limitPerMinute: limit_per_minute,
  }));
}
