import type { Actor } from '../history/history.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { AlertSettings } from './find-alert-settings.ts';

export async function upsertAlertSettings(
  trx: Transaction,
  workspaceId: string,
  settings: AlertSettings,
  change: { by: Actor; at: Date },
): Promise<void> {
  const values = { ...settings, changed_by: JSON.stringify(change.by), changed_at: change.at };
  await trx
    .insertInto('alert_settings')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
    .execute();
}

/** The encrypted webhook secrets of all workspaces. */
export function selectWebhookSecrets(db: Database) {
  return db
    .selectFrom('alert_settings')
    .select(['workspace_id', 'webhook_secret_sealed'])
    .where('webhook_secret_sealed', 'is not', null)
    .$narrowType<{ webhook_secret_sealed: string }>()
    .execute();
}

/** The same secret, encrypted with another key; nothing happens when it is another secret by now. */
export async function replaceWebhookSecret(
  db: Database,
  workspaceId: string,
  encrypted: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('alert_settings')
    .set({ webhook_secret_sealed: encrypted.to })
    .where('workspace_id', '=', workspaceId)
    .where('webhook_secret_sealed', '=', encrypted.from)
    .execute();
}
