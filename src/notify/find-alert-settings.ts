import type { Selectable } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/tables.d.ts';

/** How a workspace gets alerts besides the screen. */
export type AlertSettings = Pick<
  Selectable<Schema['alert_settings']>,
  'by_email' | 'webhook_url' | 'webhook_secret_sealed'
>;

/** The default until a user changes it: by e-mail alone. */
const usual: AlertSettings = { by_email: true, webhook_url: null, webhook_secret_sealed: null };

/** How a workspace gets alerts; by e-mail alone until a user chooses. */
export async function findAlertSettings(db: Database, workspaceId: string): Promise<AlertSettings> {
  const row = await db
    .selectFrom('alert_settings')
    .select(['by_email', 'webhook_url', 'webhook_secret_sealed'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ?? usual;
}
