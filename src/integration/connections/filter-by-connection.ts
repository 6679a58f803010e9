import type { Database } from '../../database/database.ts';
import type { Connection } from './connection.ts';
import { selectCampaignKinds } from './campaign-environment-store.ts';
import { chooseConnection } from './choose-connection.ts';
import { listConnections } from './find-connection.ts';

/**
 * Those of the people whose campaign works with this connection. What a practice CRM reports says nothing about a
 * campaign that works with the real one, and the other way round.
 */
export async function filterByConnection<Person extends { campaignId: string }>(
  db: Database,
  connection: Connection,
  people: readonly Person[],
): Promise<Person[]> {
  if (people.length === 0) return [];
  const { workspace_id: workspaceId, connection_id: connectionId, provider } = connection;
  const connections = await listConnections(db, workspaceId, provider);
  if (connections.every((other) => other.practice === connection.practice)) return [...people];
  const campaignIds = [...new Set(people.map(({ campaignId }) => campaignId))];
  const kinds = await selectCampaignKinds(db, { workspaceId, provider, campaignIds });
  return people.filter(
    ({ campaignId }) => chooseConnection(connections, kinds.get(campaignId) ?? null)?.connection_id === connectionId,
  );
}
