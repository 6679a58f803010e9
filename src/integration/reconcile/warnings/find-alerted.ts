import { listCampaigns } from '../../../campaigns/find-campaign.ts';
import type { Database } from '../../../database/database.ts';
import { listMembers, type Member } from '../../../team/find-members.ts';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionOf, listConnections } from '../../connections/find-connection.ts';
import { findIntegrationOwner } from '../../settings/integration-owner.ts';

/** A recipient, and the campaign on whose CRM tab they can act; null when no campaign uses the connection. */
export type Alerted = { member: Member; campaignId: string | null };

/**
 * Recipients of warnings about a connection: the owners of the integrations that work with it, each once; without any,
 * who connected it, and without them the whole team.
 */
export async function findAlerted(db: Database, connection: Connection): Promise<Alerted[]> {
  const { workspace_id: workspaceId, connection_id: connectionId, provider } = connection;
  const alerted = new Map<string, Alerted>();
  for (const { campaign_id: campaignId } of await listCampaigns(db, workspaceId)) {
    const used = await findConnectionOf(db, workspaceId, provider, campaignId);
    if (used?.connection_id !== connectionId) continue;
    const owner = await findIntegrationOwner(db, workspaceId, campaignId, provider);
    if (owner && !alerted.has(owner.userId)) alerted.set(owner.userId, { member: owner, campaignId });
  }
  if (alerted.size > 0) return [...alerted.values()];
  const members = await listMembers(db, workspaceId);
  const { connected_by: by } = connection;
  const connector = members.filter(({ userId }) => by.kind === 'user' && userId === by.id);
  return (connector.length > 0 ? connector : members).map((member) => ({ member, campaignId: null }));
}

/** Recipients as of now, for the connections in use; empty while there are none. */
export async function listAlerted(db: Database, workspaceId: string): Promise<Member[]> {
  const connections = await listConnections(db, workspaceId);
  const inUse = connections.filter(({ state }) => state !== 'Not connected');
  const alerted = await Promise.all(inUse.map((connection) => findAlerted(db, connection)));
  return [...new Map(alerted.flat().map(({ member }) => [member.userId, member])).values()];
}
