import type { Transaction } from '../../database/database.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { campaignsOf } from './campaigns-of.ts';
import type { SubjectKey } from '../settings/subject.ts';
import { findPeopleOfContacts } from './contact-links.ts';
import type { ContactState } from './link-states.sql.ts';
import { linkPeople } from './link-people.ts';
import { noteContactStates } from './note-states.ts';

/** What was found out about contacts: those that are gone, and those that live on in another one. */
export type Aliases = { gone: readonly string[]; merged: readonly { from: string; into: string }[] };

/** Notes what became of contacts: the people of one that was merged are behind the contact that is left from now on. */
export async function followAliases(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  { gone, merged }: Aliases,
): Promise<void> {
  const deleted = gone.map((contactId): ContactState => ({ contactId, state: 'deleted', mergedInto: null }));
  await noteContactStates(context, trx, connection, deleted);
  if (merged.length === 0) return;
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const contactIds = merged.flatMap(({ from, into }) => [from, into]);
  const people = await findPeopleOfContacts(trx, { workspaceId, connectionId }, contactIds);
  const links = await campaignsOf(trx, workspaceId, linksOf(merged, people));
  await linkPeople(
    context,
    trx,
    connection,
    links.map(({ contactId, ...person }) => ({ contactId, person, knownBy: 'merged' })),
  );
  const states = merged.map(({ from, into }): ContactState => ({ contactId: from, state: 'merged', mergedInto: into }));
  await noteContactStates(context, trx, connection, states);
}

/** Who comes behind which contact; one that was merged into another may have been merged into first. */
function linksOf(
  merged: Aliases['merged'],
  people: ReadonlyMap<string, readonly SubjectKey[]>,
): (SubjectKey & { contactId: string })[] {
  const known = new Map(people);
  return merged.flatMap(({ from, into }) => {
    const ofMerged = known.get(from) ?? [];
    known.set(into, [...(known.get(into) ?? []), ...ofMerged]);
    return ofMerged.map((person) => ({ ...person, contactId: into }));
  });
}
