import type { z } from 'zod';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionsInUse, getConnectionById } from '../../connections/find-connection.ts';
import { openConnection } from '../../connections/create-client.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import type { CrmParts } from '../../connections/crm-context.ts';
import { lastReportAt } from '../../inbound/last-report.ts';
import { forgetUsage } from '../../provider/pacing/forget-usage.ts';
import { readCallUsage } from '../../provider/pacing/read-call-usage.ts';
import { CrmError } from '../../provider/crm-error.ts';
import { clearWarning, noteWarning } from './raise-warning.ts';
import { findStarvation, watchedMinutes } from './rate-limit-contention.ts';
import { selectLasting } from './warning-store.ts';
import { watchJob } from './probe.ts';

/** Asks for a look at every connection in use. */
export async function watchAll(parts: CrmParts): Promise<void> {
  const connections = await findConnectionsInUse(parts.db);
  await parts.db.transaction().execute(async (trx) => {
    for (const { workspace_id: workspaceId, connection_id: connectionId } of connections) {
      await parts.jobs.send(trx, watchJob, { workspaceId, connectionId });
    }
  });
  await forgetUsage(parts.db, parts.clock.now());
}

/** Notices what is wrong with a connection although nothing is being sent, and what is right again. */
export async function watchConnection(
  parts: CrmParts,
  { workspaceId, connectionId }: z.infer<typeof watchJob.payload>,
): Promise<void> {
  const connection = await getConnectionById(parts.db, workspaceId, connectionId);
  if (connection.state !== 'Connected') return;
  await probe(parts, connection);
  await watchLimit(parts, connection);
  await listenAgain(parts, connection);
}

/** Two cheap calls: one proves the token, the other the permission to read people. */
async function probe(parts: CrmParts, connection: Connection): Promise<void> {
  try {
    const client = openConnection(parts, connection);
    await client.readWorkspace();
    await client.countContacts({ kind: 'user' });
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    // an outage passes by itself; what waits for it is tried again anyhow
    if (error.failure !== 'reconnect') return;
    const attention = error.attention ?? 'token_revoked';
    await parts.db.transaction().execute((trx) => reportAttention(parts, trx, connection, attention));
  }
}

async function watchLimit(parts: CrmParts, connection: Connection): Promise<void> {
  const since = new Date(parts.clock.now().getTime() - watchedMinutes * 60_000);
  const starvation = findStarvation(await readCallUsage(parts.db, connection, since));
  await parts.db
    .transaction()
    .execute((trx) =>
      starvation
        ? noteWarning(parts, trx, connection, 'rate_starved', starvation)
        : clearWarning(parts, trx, connection, 'rate_starved'),
    );
}

/** Webhooks that were silent are heard again once one comes after the silence was last noted. */
async function listenAgain(parts: CrmParts, connection: Connection): Promise<void> {
  const silence = await selectLasting(parts.db, connection, 'webhooks_silent');
  if (!silence) return;
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const heardAt = await lastReportAt(parts.db, { workspaceId, connectionId });
  if (heardAt === null || heardAt <= silence.noted_at) return;
  await parts.db.transaction().execute((trx) => clearWarning(parts, trx, connection, 'webhooks_silent'));
}
