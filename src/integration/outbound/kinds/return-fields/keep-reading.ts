import { selectPeopleOfContact } from '../../../contacts/contact-store.ts';
import type { Connection } from '../../../connections/connection.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { takeReading } from '../../../inbound/handle-contact.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';

/**
 * A contact had to be read before it was written: what was seen is taken like any reading, so that no change of it is
 * missed. @param askedFor the id under which it was read; another than its own when it was merged
 */
export async function keepReading(
  context: CrmContext,
  connection: Connection,
  askedFor: string,
  reading: CrmContact,
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const linked = await selectPeopleOfContact(context.db, { workspaceId, connectionId, contactId: askedFor });
  await takeReading(context, connection, reading, {
    contactId: askedFor,
    linked,
    notificationId: null,
    reportedAt: null,
  });
}
