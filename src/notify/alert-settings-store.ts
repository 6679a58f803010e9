import type { Selectable } from 'kysely';
import type { Actor } from '../history/history.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Schema } from '../database/tables.d.ts';

/** How a workspace gets alerts besides the screen. */
export type AlertSettings = Pick<
  Selectable<Schema['alert_settings']>,
  'by_email' | 'webhook_url' | 'webhook_secret_sealed'
>;

/** The default until a user changes it: by e-mail alone. */
const usual: AlertSettings = { by_email: true, webhook_url: null, webhook_secret_sealed: null };

export async function selectAlertSettings(db: Database, workspaceId: string): Promise<AlertSettings> {
  const row = await db
    .selectFrom('alert_settings')
    .select(['by_email', 'webhook_url', 'webhook_secret_sealed'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ?? usual;
}

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
