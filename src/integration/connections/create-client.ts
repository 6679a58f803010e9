import type { CallOptions, CrmClient, WantedAttributes } from '../provider/crm-provider.ts';
import type { CrmContext } from './crm-context.ts';
import type { Connection } from './connection.ts';
import { tokenOf } from './token-of.ts';

/** @param attributes that readings of contacts are to show besides those that the settings use */
export type ClientOptions = CallOptions & { attributes?: WantedAttributes };

/**
 * A client for the connection's workspace.
 * @throws CrmError (reconnect) when there is no token or it cannot be decrypted.
 */
export function createClient(
  context: Pick<CrmContext, 'secretBox' | 'providers' | 'clock' | 'db' | 'wantedOf'>,
  connection: Connection,
  { attributes = [], ...options }: ClientOptions = {},
): CrmClient {
  let wanted: Promise<WantedAttributes> | null = null;
  const provider = context.providers.of(connection);
  return provider.open(
    {
      connection,
      externalWorkspaceId: connection.external_workspace_id,
      region: connection.region,
      practice: connection.practice,
      token: tokenOf(context, connection),
      wanted: () => (wanted ??= withMore(attributes, () => context.wantedOf(connection, provider))),
    },
    options,
  );
}

async function withMore(
  more: WantedAttributes,
  findWanted: () => Promise<readonly string[]>,
): Promise<WantedAttributes> {
  return more === 'all' ? more : [...new Set([...(await findWanted()), ...more])];
}
