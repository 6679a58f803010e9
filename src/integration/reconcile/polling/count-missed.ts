import { raiseWarning } from '../warnings/raise-warning.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { addMissed, forgetMissed, selectPolling } from './polling-store.ts';
import type { TakenRow } from './take-readings.ts';
import { findLastReportAt } from '../../inbound/last-notification.ts';

/** A change that is older than this should have been reported by a webhook, which takes seconds. */
const lateMs = 60_000;
/** When none reports anything for this long after a missed change, the owners are alerted: the CRM repeats a webhook after a minute. */
const silentMs = 5 * 60_000;

/**
 * Counts changes of watched attributes that polling found although a webhook should have reported them, and warns when none
 * reported anything since. As soon as one does, what was counted is forgotten. Nothing is missed from a CRM that reports none.
 */
export async function countMissed(
  context: CrmContext,
  connection: Connection,
  taken: readonly TakenRow[],
): Promise<void> {
  if (context.providers.of(connection).capabilities.changes === 'polled') return;
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id };
  const now = context.clock.now();
  const missed = taken.filter((row) => isMissed(row, connection, now)).length;
  if (missed > 0) await addMissed(context.db, key, missed, now);
  const polling = await selectPolling(context.db, key);
  if (!polling?.missed_since || !polling.last_missed_at) return;
  const reportedAt = await findLastReportAt(context.db, key);
  if (reportedAt && reportedAt > polling.last_missed_at) return forgetMissed(context.db, key);
  const isSilent = now.getTime() - polling.missed_since.getTime() >= silentMs;
  if (!isSilent || (reportedAt && reportedAt > polling.missed_since)) return;
  const evidence = { missed: polling.missed_count, since: polling.missed_since.toISOString() };
  await context.db.transaction().execute((trx) => raiseWarning(context, trx, connection, 'webhooks_silent', evidence));
}

/** Changes that came before the connection worked could not be reported. */
function isMissed({ decision, changedAt }: TakenRow, { connected_at: connectedAt }: Connection, now: Date): boolean {
  if (decision !== 'changed' && decision !== 'qualified') return false;
  return changedAt !== null && changedAt > connectedAt && now.getTime() - changedAt.getTime() >= lateMs;
}
