import type { z } from 'zod';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionsInUse, getConnectionById } from '../../connections/find-connection.ts';
import { isCallFailed, withClient } from '../../connections/with-client.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { forgetUsage } from '../../provider/pacing/forget-usage.ts';
import { readCallUsage } from '../../provider/pacing/read-call-usage.ts';
import { clearWarning, raiseWarning } from './raise-warning.ts';
import { findContention, watchedMinutes } from './rate-limit-contention.ts';
import { selectLasting } from './warning-store.ts';
import { watchJob } from './probe.ts';
import { watchDeliveries } from './watch-deliveries.ts';
import { watchRules } from './watch-rules.ts';
import { findLastReportAt } from '../../inbound/last-notification.ts';

/** Asks for a look at every connection in use. */
export async function watchAll(context: CrmContext): Promise<void> {
  const connections = await findConnectionsInUse(context.db);
  await context.db.transaction().execute(async (trx) => {
    for (const connection of connections) await context.jobs.send(trx, watchJob, connection);
  });
  await forgetUsage(context.db, context.clock.now());
}

/** Notices what is wrong with a connection although nothing is being sent, and what is right again. */
export async function watchConnection(
  context: CrmContext,
  { workspaceId, connectionId }: z.infer<typeof watchJob.payload>,
): Promise<void> {
  const connection = await getConnectionById(context.db, workspaceId, connectionId);
  if (connection.state !== 'Connected') return;
  await probe(context, connection);
  await watchLimit(context, connection);
  await watchRules(context, connection);
  await watchDeliveries(context, connection);
  await listenAgain(context, connection);
}

/** Two cheap calls: one proves the token, the other the permission to read people. */
async function probe(context: CrmContext, connection: Connection): Promise<void> {
  try {
    await withClient(context, connection, { backOff: 'background' }, async (client) => {
      await client.readWorkspace();
      await client.countContacts({});
    });
  } catch (error) {
    // a broken connection is marked by now; an outage passes, and the next probe comes anyway
    if (!isCallFailed(error)) throw error;
  }
}

async function watchLimit(context: CrmContext, connection: Connection): Promise<void> {
  const since = new Date(context.clock.now().getTime() - watchedMinutes * 60_000);
  const contention = findContention(await readCallUsage(context.db, connection, since));
  await context.db
    .transaction()
    .execute((trx) =>
      contention
        ? raiseWarning(context, trx, connection, 'rate_starved', contention)
        : clearWarning(context, trx, connection, 'rate_starved'),
    );
}

/** Webhooks that were silent are heard again once one comes after the silence was last noted. */
async function listenAgain(context: CrmContext, connection: Connection): Promise<void> {
  const silence = await selectLasting(context.db, connection, 'webhooks_silent');
  if (!silence) return;
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const heardAt = await findLastReportAt(context.db, { workspaceId, connectionId });
  if (heardAt === null || heardAt <= silence.noted_at) return;
  await context.db.transaction().execute((trx) => clearWarning(context, trx, connection, 'webhooks_silent'));
}
