import type { Actor } from '../history/history.ts';
import type { Transaction } from '../database/database.ts';
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
