import type { Database } from '../../database/database.ts';
import { contactUrlOf } from '../connections/contact-url.ts';
import { listConnections } from '../connections/find-connection.ts';
import type { Providers } from '../provider/providers.ts';
import { selectAliasesOfPerson } from './contact-store.ts';
import type { KnownBy, LinkState } from './contact-link.ts';
import type { SubjectKey } from '../settings/subject.ts';

/** One contact that is, or was, one of our people. */
export type Alias = {
  contactId: string;
  /** where a teammate sees it */
  url: string;
  practice: boolean;
  knownBy: KnownBy;
  state: LinkState;
  /** the contact that is left of a merge */
  mergedInto: string | null;
  linkedAt: Date;
};

/** Every contact of a person over all connections, those in use first, then the latest. */
export async function listContactsOfPerson(
  context: { db: Database; providers: Providers },
  workspaceId: string,
  person: SubjectKey,
): Promise<Alias[]> {
  const connections = await listConnections(context.db, workspaceId);
  const byId = new Map(connections.map((connection) => [connection.connection_id, connection]));
  const aliases = await selectAliasesOfPerson(context.db, workspaceId, person);
  return aliases.flatMap(({ connectionId, ...alias }) => {
    const connection = byId.get(connectionId);
    if (!connection) return [];
    const url = contactUrlOf(context, connection, alias.contactId);
    return [{ ...alias, url, practice: connection.practice }];
  });
}
