import type { Database } from '../../database/database.ts';
import { withTodaysKeys } from '../../platform/text/renamed-keys.ts';
import type { CallRecord } from '../provider/crm-provider.ts';
import type { LoggedAttempt } from './log-filter.ts';

/** The attempts of a delivery with every request and answer, the first one first. */
export async function listAttempts(db: Database, workspaceId: string, deliveryId: string): Promise<LoggedAttempt[]> {
  const rows = await db
    .selectFrom('delivery_attempts')
    .select(['attempt', 'started_at', 'finished_at', 'outcome', 'calls'])
    .where('workspace_id', '=', workspaceId)
    .where('delivery_id', '=', deliveryId)
    .orderBy('attempt')
    .execute();
  return rows.map((row) => ({ ...row, calls: row.calls && (row.calls as CallRecord[]).map(withTodaysKeys) }));
}
