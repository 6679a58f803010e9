import type { Database } from '../../database/database.ts';
import { listConnections } from '../connections/find-connection.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import { selectAliasesOfPerson, type KnownBy, type LinkState, type SubjectKey } from './contact-store.ts';

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
  context: { db: Database; provider: Pick<CrmProvider, 'name' | 'contactUrl'> },
  workspaceId: string,
  person: SubjectKey,
): Promise<Alias[]> {
  const connections = await listConnections(context.db, workspaceId, context.provider.name);
  const byId = new Map(connections.map((connection) => [connection.connection_id, connection]));
  const aliases = await selectAliasesOfPerson(context.db, workspaceId, person);
  return aliases.flatMap(({ connectionId, ...alias }) => {
    const connection = byId.get(connectionId);
    if (!connection) return [];
    const { external_workspace_id: externalWorkspaceId, region, practice } = connection;
    const url = context.provider.contactUrl({ externalWorkspaceId, region, practice }, alias.contactId);
    return [{ ...alias, url, practice }];
  });
}
