import type { Actor } from '../../history/history.ts';
import { connectionMoves, type Connection } from './connection.ts';
import { selectServedElsewhere, updateServedAt } from './connection-store.ts';
import type { CrmContext } from './crm-context.ts';
import { getConnectionById } from './find-connection.ts';
import { lockForConnecting } from './lock-connecting.ts';
import { reportAttention } from './report-attention.ts';

/**
 * Called before work begins: a connection that worked over another address of this server is held until a person says that
 * the server has moved. A copy of the database would otherwise write to the same CRM as the original. Practice CRMs belong
 * to their server, and what was never noted is noted.
 */
export async function holdAfterMove(context: CrmContext): Promise<void> {
  for (const connection of await selectServedElsewhere(context.db, context.publicUrl)) {
    await context.db.transaction().execute(async (trx) => {
      if (connection.practice || connection.served_at === null)
        await updateServedAt(trx, connection, { served_at: context.publicUrl });
      else {
        await reportAttention(context, trx, connection, 'address_changed');
        const addresses = { before: connection.served_at, now: context.publicUrl };
        context.log.warn(
          { connection: connection.connection_id, ...addresses },
          'held: this server has another PUBLIC_URL',
        );
      }
    });
  }
}

/**
 * The server has moved: a held connection works over its new address from now on. What waited follows as reactions to
 * connection.connected.
 * @throws Refusal not_found, illegal_move when it is not held for that
 */
export function goOnAfterMove(
  context: CrmContext,
  command: { workspaceId: string; connectionId: string; actor: Actor },
): Promise<Connection> {
  const { workspaceId, connectionId, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    await lockForConnecting(trx, workspaceId);
    const connection = await getConnectionById(trx, workspaceId, connectionId);
    connectionMoves.ensure('go_on', connection);
    const change = { served_at: context.publicUrl, state: 'Connected', attention: null } as const;
    await updateServedAt(trx, connection, change);
    await context.history.record(trx, {
      type: 'connection.connected',
      workspaceId,
      actor,
      evidence: {
        connection_id: connectionId,
        crm_workspace: connection.external_workspace_id,
        moved: { from: connection.served_at, to: context.publicUrl },
      },
    });
    return { ...connection, ...change };
  });
}
