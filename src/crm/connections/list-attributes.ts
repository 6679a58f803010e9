import type { CrmParts } from '../crm-parts.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import { askCrm } from './ask-crm.ts';
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
  const attributes = await askCrm(parts, connection, (client) => client.listAttributes());
  // what somebody sees now is what the next delivery has to find
  parts.attributes.forget(connectionId);
  return attributes;
}
