import type { Database } from '../../database/database.ts';
import { findConnectionsByExternalId } from '../connections/find-connection.ts';

/** A connection that notifications of a CRM workspace are meant for. */
export type Recipient = { workspaceId: string; connectionId: string; practice: boolean; connected: boolean };

/** Every connection to that workspace of the CRM; ended ones too, marked as not connected. */
export async function findRecipients(db: Database, provider: string, externalId: string): Promise<Recipient[]> {
  const connections = await findConnectionsByExternalId(db, provider, externalId);
  return connections.map((connection) => ({
    workspaceId: connection.workspace_id,
    connectionId: connection.connection_id,
    practice: connection.practice,
    connected: connection.state !== 'Not connected',
  }));
}
