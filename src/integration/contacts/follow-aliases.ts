import type { Transaction } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { campaignsOf } from './campaigns-of.ts';
import { linkPerson } from './link-person.ts';
import { noteContactState } from './note-state.ts';
import { findPeopleOfContact } from './contact-links.ts';

/** What was found out about contacts: those that are gone, and those that live on in another one. */
export type Aliases = { gone: readonly string[]; merged: readonly { from: string; into: string }[] };

/** Notes what became of contacts: the people of one that was merged are behind the contact that is left from now on. */
export async function followAliases(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  { gone, merged }: Aliases,
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  for (const contactId of gone) await noteContactState(context, trx, connection, contactId, 'deleted');
  for (const { from, into } of merged) {
    const people = await findPeopleOfContact(trx, { workspaceId, connectionId, contactId: from });
    for (const person of await campaignsOf(trx, workspaceId, people)) {
      await linkPerson(context, trx, connection, into, person, 'merged');
    }
    await noteContactState(context, trx, connection, from, 'merged', into);
  }
}
