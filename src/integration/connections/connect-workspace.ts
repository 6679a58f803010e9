import type { Actor } from '../../history/history.ts';
import { newId } from '../../platform/id/id.ts';
import type { CrmContext } from './crm-context.ts';
import { pinCampaign, pinUnassignedCampaigns } from './pin-campaigns.ts';
import { tokenPurpose, type Connection } from './connection.ts';
import { upsertConnection } from './connection-store.ts';
import { listConnections } from './find-connection.ts';
import { lockForConnecting } from './lock-connecting.ts';
import { recordDisconnection } from './disconnect-workspace.ts';

/** A workspace of the CRM that a user authorised, the token for it, and how it was given. */
export type Authorised = {
  provider: string;
  token: string;
  externalId: string;
  name: string;
  region: string;
  timezone: string;
  practice: boolean;
  by: Connection['authorised_by'];
};

/**
 * Keeps a fresh authorisation. A workspace of the CRM that was connected before gets its row back, with all that hangs
 * on it; another one of the same kind that is in use is replaced, so that at most one real and one practice CRM are.
 * The campaign from which it is connected works with it from now on. What waited for a connection follows as reactions
 * to connection.connected.
 */
export function connectWorkspace(
  context: CrmContext,
  command: { workspaceId: string; actor: Actor; campaignId: string | null; authorised: Authorised },
): Promise<Connection> {
  const { workspaceId, actor, campaignId, authorised } = command;
  const { provider, practice } = authorised;
  return context.db.transaction().execute(async (trx) => {
    await lockForConnecting(trx, workspaceId);
    const connections = await listConnections(trx, workspaceId, provider);
    await pinUnassignedCampaigns(context, trx, { workspaceId, actor }, connections);
    for (const other of connections) {
      const isSame = other.external_workspace_id === authorised.externalId;
      if (!isSame && other.practice === practice) await recordDisconnection(context, trx, other, actor);
    }
    const now = context.clock.now();
    const connection = await upsertConnection(trx, {
      workspace_id: workspaceId,
      connection_id: newId(),
      provider,
      external_workspace_id: authorised.externalId,
      external_workspace_name: authorised.name,
      region: authorised.region,
      timezone: authorised.timezone,
      practice,
      token_sealed: context.secretBox.encrypt(authorised.token, tokenPurpose(workspaceId, authorised.externalId)),
      authorised_by: authorised.by,
      served_at: context.publicUrl,
      state: 'Connected',
      attention: null,
      connected_by: JSON.stringify(actor),
      connected_at: now,
      disconnected_at: null,
    });
    if (campaignId !== null) await pinCampaign(context, trx, { workspaceId, campaignId, provider, practice, actor });
    await context.history.record(trx, {
      type: 'connection.connected',
      workspaceId,
      actor,
      evidence: { connection_id: connection.connection_id, crm_workspace: authorised.externalId },
    });
    context.attributes.forget(connection.connection_id);
    return connection;
  });
}
