import type { Providers } from '../provider/providers.ts';
import type { Connection } from './connection.ts';

/** Where a teammate sees a contact in the CRM of a connection. */
export function contactUrlOf(
  { providers }: { providers: Providers },
  connection: Pick<Connection, 'provider' | 'external_workspace_id' | 'region' | 'practice'>,
  contactId: string,
): string {
  const { external_workspace_id: externalWorkspaceId, region, practice } = connection;
  return providers.of(connection).contactUrl({ externalWorkspaceId, region, practice }, contactId);
}
