import type { CallOptions, CrmClient } from '../provider/crm-provider.ts';
import type { CrmContext } from './crm-context.ts';
import type { Connection } from './connection.ts';
import { tokenOf } from './token-of.ts';

/**
 * A client for the connection's workspace.
 * @throws CrmError (reconnect) when there is no token or it cannot be decrypted.
 */
export function createClient(
  context: Pick<CrmContext, 'secretBox' | 'providers' | 'clock' | 'db'>,
  connection: Connection,
  options?: CallOptions,
): CrmClient {
  return context.providers.of(connection).open(
    {
      connection,
      externalWorkspaceId: connection.external_workspace_id,
      region: connection.region,
      practice: connection.practice,
      token: tokenOf(context, connection),
    },
    options,
  );
}
