import type { Database } from '../database/database.ts';
import type { SecretStore } from '../platform/crypto/encrypt-again.ts';
import { secretPurpose } from './alert-settings.ts';
import { replaceWebhookSecret, selectWebhookSecrets } from './alert-settings-store.ts';

/** The signing secrets of alert webhooks, to be encrypted again. */
export const storedWebhookSecrets = (db: Database): SecretStore => ({
  table: 'alert_settings',
  async select() {
    return (await selectWebhookSecrets(db)).map(({ workspace_id: workspaceId, webhook_secret_sealed: encrypted }) => ({
      workspaceId,
      encrypted,
      purpose: secretPurpose(workspaceId),
      replace: (renewed) => replaceWebhookSecret(db, workspaceId, { from: encrypted, to: renewed }),
    }));
  },
});
