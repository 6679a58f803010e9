import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Connection } from './connection.ts';
import { selectConnection, selectConnections } from './connection-store.ts';

/** The connections of a workspace, newest first. */
export function listConnections(db: Database, workspaceId: string, provider: string): Promise<Connection[]> {
  return selectConnections(db, workspaceId, provider);
}

/** The connection in use: the one that is not disconnected, else the last one there was; null before the first. */
export async function findCurrentConnection(
  db: Database,
  workspaceId: string,
  provider: string,
): Promise<Connection | null> {
  const connections = await selectConnections(db, workspaceId, provider);
  return connections.find(({ state }) => state !== 'Not connected') ?? connections[0] ?? null;
}

/** @throws Problem 404 when the workspace has no such connection. */
export async function getConnectionById(db: Database, workspaceId: string, connectionId: string): Promise<Connection> {
  const connection = await selectConnection(db, workspaceId, connectionId);
  if (!connection) throw notFound('connection');
  return connection;
}
