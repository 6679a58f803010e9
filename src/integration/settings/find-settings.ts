import type { Database } from '../../database/database.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import { defaultSettings, proposedSettings } from './default-settings.ts';
import { integrationSettingsForm, type SavedSettings, type SettingsKey } from './integration-settings.ts';
import { selectLatestSettings } from './settings-store.ts';

/** The settings that hold for a tab: the newest version, or as version 0 those that do nothing. */
export async function findSettings(db: Database, key: SettingsKey): Promise<SavedSettings> {
  const row = await selectLatestSettings(db, key);
  if (!row) return { version: 0, settings: defaultSettings(key.tab), savedAt: null };
  return { version: row.version, settings: integrationSettingsForm.parse(row.settings), savedAt: row.saved_at };
}

/** The same for display: version 0 is what the tab proposes for the CRM. */
export async function findProposedSettings(db: Database, key: SettingsKey, crm: CrmTraits): Promise<SavedSettings> {
  const found = await findSettings(db, key);
  return found.version > 0 ? found : { ...found, settings: proposedSettings(key.tab, crm) };
}
