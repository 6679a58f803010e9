import type { CrmContext } from './crm-context.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import { callInteractively } from './call-interactively.ts';
import type { Connection } from './connection.ts';
import { getConnectionById } from './find-connection.ts';

/**
 * The attributes of the CRM's contacts as they are at this moment, for choosing in the settings.
 * @throws Refusal not_found for an unknown connection, and those of callInteractively.
 */
export async function listAttributes(
  context: CrmContext,
  workspaceId: string,
  connectionId: string,
): Promise<CrmAttribute[]> {
  const connection = await getConnectionById(context.db, workspaceId, connectionId);
  return readAttributes(context, connection);
}

/** The same of a connection. @throws Refusal as callInteractively */
export function readAttributes(context: CrmContext, connection: Connection): Promise<CrmAttribute[]> {
  return callInteractively(context, connection, (client) =>
    context.attributes.readNow(connection.connection_id, client),
  );
}
