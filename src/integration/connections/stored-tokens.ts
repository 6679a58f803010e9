import type { Database } from '../../database/database.ts';
import type { SecretStore } from '../../platform/crypto/encrypt-again.ts';
import { tokenPurpose } from './connection.ts';
import { replaceToken, selectTokens } from './connection-store.ts';

/** The tokens of all connections, to be encrypted again. */
export const storedTokens = (db: Database): SecretStore => ({
  table: 'connections',
  async select() {
    return (await selectTokens(db)).map(({ token_sealed: encrypted, ...connection }) => ({
      workspaceId: connection.workspace_id,
      encrypted,
      purpose: tokenPurpose(connection.workspace_id, connection.external_workspace_id),
      replace: (renewed) => replaceToken(db, connection, { from: encrypted, to: renewed }),
    }));
  },
});
