import type { Transaction } from '../../database/database.ts';
import type { Actor } from '../../history/history.ts';
import { integrationColumns } from '../connections/integration-key.ts';
import type { SettingsKey } from './integration-settings.ts';

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
