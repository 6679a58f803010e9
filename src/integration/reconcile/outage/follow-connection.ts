import type { NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import { sendWork } from '../../../platform/jobs/work/work-kind.ts';
import { newId } from '../../../platform/id/id.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { actorOf } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { beginCheck } from '../drift/begin-check.ts';
import { pollingKind, type ConnectionKey } from '../polling/polling.ts';
import { insertPolling, selectPolling, updatePolling, updateToStopped } from '../polling/polling-store.ts';
import { outageReportWork, lookAgainMs } from './outage.ts';
import { insertOutageReport, selectLastPosition } from './outage-store.ts';

/** The reaction to connection.needs_attention and connection.disconnected: from now on changes are missed. */
export async function noteStop(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const key = keyOf(event);
  const attention = event.evidence?.['attention'];
  const now = context.clock.now();
  await insertPolling(trx, key, now);
  await updateToStopped(trx, key, now, typeof attention === 'string' ? attention : 'disconnected');
}

/**
 * The reaction to connection.connected: a connection that had stopped is looked through from the time it stopped, in the
 * transaction that connects it, and what comes of that is kept as a report. A full check finds what searches by time do
 * not show, such as contacts that were merged or archived meanwhile.
 */
export async function beginOutageReport(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const key = keyOf(event);
  const now = context.clock.now();
  await insertPolling(trx, key, now);
  const polling = await selectPolling(trx, key);
  await sendWork(context.jobs, trx, pollingKind, key);
  if (!polling?.stopped_at) return;
  const connection = await getConnectionById(trx, key.workspaceId, key.connectionId);
  await updatePolling(trx, key, { stopped_at: null, stopped_by: null, trouble: null });
  const actor = actorOf(connection, context.providers.of(connection).title);
  const check = await beginCheck(context, { ...key, cause: 'reconnected', actor }, trx);
  const reportId = newId();
  const startAfter = new Date(now.getTime() + lookAgainMs);
  await sendWork(context.jobs, trx, outageReportWork, { workspaceId: key.workspaceId, reportId }, startAfter);
  await insertOutageReport(trx, {
    workspace_id: key.workspaceId,
    report_id: reportId,
    connection_id: key.connectionId,
    stopped_by: polling.stopped_by ?? 'disconnected',
    // polling failed before the connection was marked
    began_at: polling.checkpoint < polling.stopped_at ? polling.checkpoint : polling.stopped_at,
    ended_at: now,
    after_position: await selectLastPosition(trx, key.workspaceId),
    check_id: check.check_id,
    state: 'Working',
  });
}

function keyOf({ workspaceId, evidence }: NewEvent): ConnectionKey {
  const connectionId = evidence?.['connection_id'];
  if (typeof connectionId !== 'string') throw new Error('The event names no connection.');
  return { workspaceId, connectionId };
}
