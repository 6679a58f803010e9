import type { Database } from '../../database/database.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import { defaultSettings, proposedSettings } from './default-settings.ts';
import { integrationSettingsForm, type SavedSettings, type SettingsKey, type Tab } from './integration-settings.ts';
import { selectLatestSettings, type TabKey } from './latest-settings.sql.ts';

/** The settings that hold for a tab: the newest version, or as version 0 those that do nothing. */
export async function findSettings(db: Database, { workspaceId, ...tab }: SettingsKey): Promise<SavedSettings> {
  return (await findSettingsOfTabs(db, workspaceId, [tab]))(tab);
}

/** The same for many tabs, read at once. @returns what finds those of one; asked for another tab it throws */
export async function findSettingsOfTabs(
  db: Database,
  workspaceId: string,
  tabs: readonly TabKey[],
): Promise<(tab: TabKey) => SavedSettings> {
  const wanted = new Map(tabs.map((tab) => [nameOf(tab), tab]));
  const found = new Map([...wanted].map(([name, { tab }]) => [name, neverSaved(tab)]));
  for (const row of await selectLatestSettings(db, workspaceId, [...wanted.values()])) {
    const settings = integrationSettingsForm.parse(row.settings);
    found.set(nameOf(row), { version: row.version, settings, savedAt: row.savedAt });
  }
  return (tab) => {
    const settings = found.get(nameOf(tab));
    if (!settings) throw new Error(`The settings of ${nameOf(tab)} were not read.`);
    return settings;
  };
}

const nameOf = ({ campaignId, provider, tab }: TabKey) => `${campaignId} ${provider} ${tab}`;

const neverSaved = (tab: Tab): SavedSettings => ({ version: 0, settings: defaultSettings(tab), savedAt: null });

/** The same for display: version 0 is what the tab proposes for the CRM. */
export async function findProposedSettings(db: Database, key: SettingsKey, crm: CrmTraits): Promise<SavedSettings> {
  const found = await findSettings(db, key);
  return found.version > 0 ? found : { ...found, settings: proposedSettings(key.tab, crm) };
}
