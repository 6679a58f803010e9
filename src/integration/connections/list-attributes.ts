import type { CrmParts } from './crm-context.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import { askCrm } from './call-interactively.ts';
import type { Connection } from './connection.ts';
import { getConnectionById } from './find-connection.ts';

/**
 * The attributes of the CRM's contacts as they are at this moment, for choosing in the settings.
 * @throws Problem 404 for an unknown connection, and those of askCrm.
 */
export async function listAttributes(
  parts: CrmParts,
  workspaceId: string,
  connectionId: string,
): Promise<CrmAttribute[]> {
  const connection = await getConnectionById(parts.db, workspaceId, connectionId);
  return readAttributes(parts, connection);
}

/** The same of a connection. @throws Problem as askCrm */
export function readAttributes(parts: CrmParts, connection: Connection): Promise<CrmAttribute[]> {
  return askCrm(parts, connection, (client) => parts.attributes.readNow(connection.connection_id, client));
}
