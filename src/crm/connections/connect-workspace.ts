import type { Actor } from '../../history/history.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmParts } from '../crm-parts.ts';
import { resumeWaitingDeliveries } from '../deliveries/resume-deliveries.ts';
import { wakeNotifications } from '../notifications/wake-notifications.ts';
import { tokenPurpose, type Connection } from './connection.ts';
import { lockForConnecting, selectConnections, upsertConnection } from './connection-store.ts';
import { recordDisconnection } from './disconnect-workspace.ts';

/**
 * Keeps a fresh authorisation. A workspace of the CRM that was connected before gets its row back, with all that hangs
 * on it; another one that is in use is replaced. Deliveries that waited for a connection go on.
 */
export function connectWorkspace(
  parts: CrmParts,
  command: {
    workspaceId: string;
    actor: Actor;
    authorised: { token: string; externalId: string; name: string; region: string; timezone: string };
  },
): Promise<Connection> {
  const { workspaceId, actor, authorised } = command;
  return parts.db.transaction().execute(async (trx) => {
    await lockForConnecting(trx, workspaceId);
    for (const other of await selectConnections(trx, workspaceId, parts.provider.name)) {
      if (other.external_workspace_id !== authorised.externalId) await recordDisconnection(parts, trx, other, actor);
    }
    const connection = await upsertConnection(trx, {
      workspace_id: workspaceId,
      connection_id: newId(),
      provider: parts.provider.name,
      external_workspace_id: authorised.externalId,
      external_workspace_name: authorised.name,
      region: authorised.region,
      timezone: authorised.timezone,
      practice: parts.practice,
      token_sealed: parts.sealer.seal(authorised.token, tokenPurpose(workspaceId, authorised.externalId)),
      state: 'Connected',
      attention: null,
      connected_by: JSON.stringify(actor),
      connected_at: parts.clock.now(),
      disconnected_at: null,
    });
    await parts.history.record(trx, {
      type: 'connection.connected',
      workspaceId,
      actor,
      evidence: { connection_id: connection.connection_id, crm_workspace: authorised.externalId },
    });
    parts.attributes.forget(connection.connection_id);
    await resumeWaitingDeliveries(parts, trx, workspaceId);
    await wakeNotifications(parts.jobs, trx);
    return connection;
  });
}
