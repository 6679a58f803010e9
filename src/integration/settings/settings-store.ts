import type { Database, Transaction } from '../../database/database.ts';
import type { Actor } from '../../history/history.ts';
import { integrationColumns } from '../connections/integration-key.ts';
import type { SettingsKey } from './integration-settings.ts';

/** The newest version of every tab of a workspace, over all campaigns. */
export async function selectSettingsInForce(db: Database, workspaceId: string, provider: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('integration_settings')
    .distinctOn(['campaign_id', 'tab'])
    .select('settings')
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .orderBy('campaign_id')
    .orderBy('tab')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ settings }) => settings);
}

export async function insertSettings(
  trx: Transaction,
  key: SettingsKey,
  saved: { version: number; settings: unknown; by: Actor; at: Date },
): Promise<void> {
  await trx
    .insertInto('integration_settings')
    .values({
      ...integrationColumns(key),
      tab: key.tab,
      version: saved.version,
      settings: JSON.stringify(saved.settings),
      saved_by: JSON.stringify(saved.by),
      saved_at: saved.at,
    })
    .execute();
}
