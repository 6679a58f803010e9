import type { Database } from '../../database/database.ts';
import { defaultSettings } from './default-settings.ts';
import { integrationSettingsForm, type SavedSettings } from './integration-settings.ts';
import { selectLatestSettings, type SettingsKey } from './settings-store.ts';

/** The settings that hold for a tab: the newest version, or the untouched proposal as version 0. */
export async function findSettings(db: Database, key: SettingsKey): Promise<SavedSettings> {
  const row = await selectLatestSettings(db, key);
  if (!row) return { version: 0, settings: defaultSettings(key.tab), savedAt: null };
  return { version: row.version, settings: integrationSettingsForm.parse(row.settings), savedAt: row.saved_at };
}
