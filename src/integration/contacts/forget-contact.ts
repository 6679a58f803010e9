import type { Transaction } from '../../database/database.ts';
import { actorOf, type Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deleteReadings } from './change-store.ts';
import { lockContact } from './lock-contacts.ts';

/** Deletes what was read of a contact that was erased in its CRM; that it was one of our people stays. */
export async function forgetContact(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contactId: string,
): Promise<void> {
  const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id, contactId };
  await lockContact(trx, key);
  const actor = actorOf(connection, context.providers.of(connection).title);
  await deleteReadings(trx, key, { actor, at: context.clock.now() });
}
