import type { Database } from '../../database/database.ts';
import type { SecretStore } from '../../platform/crypto/encrypt-again.ts';
import { replaceAppSecret, selectApps } from './app-store.ts';
import { secretPurpose } from './intercom-app.ts';

/** The client secrets of apps that were set up on screen, to be encrypted again. */
export const storedAppSecrets = (db: Database): SecretStore => ({
  table: 'intercom_apps',
  async select() {
    return (await selectApps(db)).flatMap(({ workspace_id: workspaceId, client_secret_sealed: encrypted }) => {
      if (encrypted === null) return [];
      const replace = (renewed: string) => replaceAppSecret(db, workspaceId, { from: encrypted, to: renewed });
      return [{ workspaceId, encrypted, purpose: secretPurpose(workspaceId), replace }];
    });
  },
});
