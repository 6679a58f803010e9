import type { Transaction } from '../../database/database.ts';
import type { ConnectionKey } from '../provider/connection-key.ts';
import { deleteReadings } from './change-store.ts';
import { lockContact } from './lock-contacts.ts';

/** Deletes what was read of a contact that was erased in its CRM; that it was one of our people stays. */
export async function forgetContact(
  trx: Transaction,
  { workspace_id: workspaceId, connection_id: connectionId }: ConnectionKey,
  contactId: string,
): Promise<void> {
  const key = { workspaceId, connectionId, contactId };
  await lockContact(trx, key);
  await deleteReadings(trx, key);
}
