import { lockCampaign } from '../../campaigns/find-campaign.ts';
import type { Actor } from '../../history/history.ts';
import type { AppContext } from '../../history/app-context.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Providers } from '../provider/providers.ts';
import { checkSettings, type SettingsProblem } from './check-settings.ts';
import { findSettings } from './find-settings.ts';
import type { IntegrationSettings, SavedSettings, SettingsKey } from './integration-settings.ts';
import { insertSettings } from './settings-store.ts';

/** @throws Refusal invalid_settings when there are any */
export function refuseProblems(problems: readonly SettingsProblem[]): void {
  if (problems.length === 0) return;
  throw refuse(
    'invalid_settings',
    'These settings cannot be saved yet: correct what is marked.',
    problems.map(({ path, sentence }) => ({ path, message: sentence })),
  );
}

/**
 * Saves a tab as a new version; earlier ones stay, because decisions name them.
 * @throws Refusal not_found for an unknown campaign, invalid_settings with what has to be changed.
 */
export async function saveSettings(
  context: AppContext & { providers: Providers },
  key: SettingsKey,
  settings: IntegrationSettings,
  actor: Actor,
): Promise<SavedSettings> {
  refuseProblems(checkSettings(key.tab, settings, context.providers.of(key)));
  return context.db.transaction().execute(async (trx) => {
    // two people who save at once get two versions
    await lockCampaign(trx, key.workspaceId, key.campaignId);
    const before = await findSettings(trx, key);
    const saved = { version: before.version + 1, settings, savedAt: context.clock.now() };
    await insertSettings(trx, key, { version: saved.version, settings, by: actor, at: saved.savedAt });
    await context.history.record(trx, {
      type: 'integration.saved',
      workspaceId: key.workspaceId,
      campaignId: key.campaignId,
      actor,
      evidence: { provider: key.provider, tab: key.tab, old: before.version, new: saved.version },
      ruleVersion: saved.version,
    });
    return saved;
  });
}
