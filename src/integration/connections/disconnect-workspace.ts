import type { Actor } from '../../history/history.ts';
import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from './crm-context.ts';
import type { Connection } from './connection.ts';
import { updateToNotConnected } from './connection-store.ts';
import { getConnectionById } from './find-connection.ts';
import { createClient } from './create-client.ts';

/**
 * Forgets the token; settings, contacts and history stay. The CRM is notified afterwards, without retries: the token is
 * gone from here either way. A copy of another installation does not notify it: the original uses the same token.
 * @throws Refusal not_found when the workspace has no such connection.
 */
export async function disconnectWorkspace(
  context: CrmContext,
  command: { workspaceId: string; connectionId: string; actor: Actor },
): Promise<void> {
  const connection = await getConnectionById(context.db, command.workspaceId, command.connectionId);
  if (connection.state === 'Not connected') return;
  await context.db.transaction().execute((trx) => recordDisconnection(context, trx, connection, command.actor));
  // the token is that of the installation from which this one was copied
  if (connection.attention === 'address_changed') return;
  try {
    await createClient(context, connection).revoke();
  } catch (error) {
    context.log.warn(
      { connection: connection.connection_id, reason: (error as Error).message },
      'could not notify the CRM of the disconnection',
    );
  }
}

/** Takes part in a transaction; nothing happens to a connection that is not connected. */
export async function recordDisconnection(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  actor: Actor,
): Promise<void> {
  const at = context.clock.now();
  if (!(await updateToNotConnected(trx, connection, at))) return;
  await context.history.record(trx, {
    type: 'connection.disconnected',
    workspaceId: connection.workspace_id,
    actor,
    evidence: { connection_id: connection.connection_id, crm_workspace: connection.external_workspace_id },
  });
}
