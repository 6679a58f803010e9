import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from './crm-context.ts';
import type { AttentionCode } from '../provider/crm-error.ts';
import { actorOf, type Connection } from './connection.ts';
import { updateToNeedsAttention } from './connection-store.ts';
import type { AppScope } from '../provider/app-scope.ts';
import { findConnectionsInScope } from './find-connection.ts';

/** Marks a connection that only a person can repair. Announced once; repeated reports change nothing. */
export async function reportAttention(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  code: AttentionCode,
): Promise<void> {
  if (!(await updateToNeedsAttention(trx, connection, code))) return;
  context.log.warn({ connection: connection.connection_id, attention: code }, 'a connection needs attention');
  await context.history.record(trx, {
    type: 'connection.needs_attention',
    workspaceId: connection.workspace_id,
    actor: actorOf(connection, context.providers.of(connection).title),
    evidence: { connection_id: connection.connection_id, attention: code },
  });
}

/**
 * The CRM says that our app was removed from one of its workspaces.
 * @param reach whose app it was
 * @returns how many connections there are for it, in all workspaces of Goodword that the app speaks for
 */
export async function reportUninstalled(context: CrmContext, externalId: string, reach: AppScope): Promise<number> {
  const connections = await findConnectionsInScope(context.db, externalId, reach);
  await context.db.transaction().execute(async (trx) => {
    for (const connection of connections) await reportAttention(context, trx, connection, 'uninstalled');
  });
  return connections.length;
}
