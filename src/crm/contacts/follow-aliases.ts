import type { Transaction } from '../../platform/database/database.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmParts } from '../crm-parts.ts';
import { campaignsOf } from './campaigns-of.ts';
import { selectPeopleOfContact, updateLinkState } from './contact-store.ts';
import { linkPerson } from './link-person.ts';

/**
 * Notes what became of contacts that were looked for: those that are gone, and those that were merged, whose people
 * are behind the contact that is left from now on.
 */
export async function followAliases(
  parts: CrmParts,
  trx: Transaction,
  connection: Connection,
  { gone, merged }: { gone: readonly string[]; merged: readonly { from: string; into: string }[] },
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const at = parts.clock.now();
  for (const contactId of gone) {
    await updateLinkState(trx, { workspaceId, connectionId, contactId }, { state: 'deleted', mergedInto: null }, at);
  }
  for (const { from, into } of merged) {
    const source = { workspaceId, connectionId, contactId: from };
    for (const person of await campaignsOf(trx, workspaceId, await selectPeopleOfContact(trx, source))) {
      await linkPerson(parts, trx, connection, into, person, 'merged');
    }
    await updateLinkState(trx, source, { state: 'merged', mergedInto: into }, at);
  }
}
