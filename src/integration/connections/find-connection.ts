import type { Database } from '../../database/database.ts';
import { notFound } from '../../platform/refusal.ts';
import { chooseConnection } from './choose-connection.ts';
import { selectCampaignKind } from './campaign-environment-store.ts';
import type { Connection } from './connection.ts';
import { selectConnection, selectConnections, selectConnectionsInUse } from './connection-store.ts';

/** The connections of a workspace with every CRM, newest first. */
export function listConnections(db: Database, workspaceId: string): Promise<Connection[]> {
  return selectConnections(db, workspaceId);
}

/** The connection that a campaign works with: of its kind, the one in use, else the last there was; null before the first. */
export async function findConnectionOf(
  db: Database,
  workspaceId: string,
  provider: string,
  campaignId: string,
): Promise<Connection | null> {
  const connections = await selectConnections(db, workspaceId, provider);
  return chooseConnection(connections, await selectCampaignKind(db, { workspaceId, provider, campaignId }));
}

/** Those of all workspaces that work, and are therefore watched. */
export function findConnectionsInUse(db: Database): Promise<Pick<Connection, 'workspace_id' | 'connection_id'>[]> {
  return selectConnectionsInUse(db);
}

/** @throws Refusal not_found when the workspace has no such connection. */
export async function getConnectionById(db: Database, workspaceId: string, connectionId: string): Promise<Connection> {
  const connection = await selectConnection(db, workspaceId, connectionId);
  if (!connection) throw notFound('connection');
  return connection;
}
