import type { Actor } from '../../history/history.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findLastingProblems } from './find-problems.ts';
import type { IntegrationSettings, SavedSettings, SettingsKey } from './integration-settings.ts';
import { refuseProblems, saveSettings } from './save-settings.ts';

/**
 * Saves a tab if neither its own rules nor the CRM's attributes, as they are now, have anything against it: every delivery
 * would leave out a row that contradicts them. Settings can be saved while the CRM cannot be reached.
 * @returns unchecked: why the attributes could not be read, as a sentence; null when they were
 * @throws Refusal not_found for an unknown campaign, invalid_settings with what has to be changed.
 */
export async function saveCheckedSettings(
  context: CrmContext,
  key: SettingsKey,
  settings: IntegrationSettings,
  actor: Actor,
): Promise<{ saved: SavedSettings; unchecked: string | null }> {
  const { problems, unchecked } = await findLastingProblems(context, key, settings);
  refuseProblems(problems);
  return { saved: await saveSettings(context, key, settings, actor), unchecked };
}
