import type { Database } from '../../database/database.ts';
import { notFound } from '../../platform/refusal.ts';
import { isInScope, type AppScope } from '../provider/app-scope.ts';
import { selectCampaignKinds } from './campaign-environment-store.ts';
import { chooseConnection } from './choose-connection.ts';
import type { Connection } from './connection.ts';

/** The connections of a workspace, newest first; disconnected ones too. @param provider of every CRM when left out */
export function listConnections(db: Database, workspaceId: string, provider?: string): Promise<Connection[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(provider !== undefined, (query) => query.where('provider', '=', provider!))
    .orderBy('connected_at', 'desc')
    .execute();
}

/** The connection that a campaign works with: of its kind, the one in use, else the last there was; null before the first. */
export async function findConnectionOf(
  db: Database,
  workspaceId: string,
  provider: string,
  campaignId: string,
): Promise<Connection | null> {
  return (await findConnectionsOf(db, workspaceId, provider, [campaignId]))(campaignId);
}

/** The same for many campaigns, read at once. @returns what finds the connection of one of them */
export async function findConnectionsOf(
  db: Database,
  workspaceId: string,
  provider: string,
  campaignIds: readonly string[],
): Promise<(campaignId: string) => Connection | null> {
  const connections = await listConnections(db, workspaceId, provider);
  const kinds = await selectCampaignKinds(db, { workspaceId, provider, campaignIds });
  return (campaignId) => chooseConnection(connections, kinds.get(campaignId) ?? null);
}

/** Those of all workspaces that work, and are therefore watched; the longest connected first. */
export async function findConnectionsInUse(db: Database): Promise<{ workspaceId: string; connectionId: string }[]> {
  const rows = await db
    .selectFrom('connections')
    .select(['workspace_id', 'connection_id'])
    .where('state', '=', 'Connected')
    .orderBy('connected_at')
    .execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id, connectionId: row.connection_id }));
}

/** Workspaces that ever connected a CRM. */
export async function findWorkspacesWithConnections(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('connections').select('workspace_id').distinct().execute();
  return rows.map((row) => row.workspace_id);
}

/** The connections of every Goodword workspace that ever connected this workspace of the CRM. */
export function findConnectionsByExternalId(db: Database, provider: string, externalId: string): Promise<Connection[]> {
  return db
    .selectFrom('connections')
    .selectAll()
    .where('provider', '=', provider)
    .where('external_workspace_id', '=', externalId)
    .execute();
}

/** Those of them that an app of the CRM speaks for. */
export async function findConnectionsInScope(db: Database, externalId: string, scope: AppScope): Promise<Connection[]> {
  const connections = await findConnectionsByExternalId(db, scope.provider, externalId);
  return connections.filter(({ workspace_id: workspaceId, practice }) => isInScope(scope, { workspaceId, practice }));
}

/** @throws Refusal not_found when the workspace has no such connection. */
export async function getConnectionById(db: Database, workspaceId: string, connectionId: string): Promise<Connection> {
  const connection = await db
    .selectFrom('connections')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  if (!connection) throw notFound('connection');
  return connection;
}
