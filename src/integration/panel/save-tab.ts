import type { Actor } from '../../history/history.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { SettingsProblem } from '../settings/check-settings.ts';
import { findLastingProblems } from '../settings/find-problems.ts';
import type { IntegrationSettings, SavedSettings, SettingsKey } from '../settings/integration-settings.ts';
import { refuseProblems, saveSettings } from '../settings/save-settings.ts';
import { createAttribute } from './create-attribute.ts';

type Creation = SettingsProblem & Required<Pick<SettingsProblem, 'creation'>>;

/**
 * Saves a tab if neither its own rules nor the CRM's attributes, as they are now, have anything against it: every delivery
 * would fail by a row that contradicts them. Settings can be saved while the CRM cannot be reached.
 * @param how.createAttributes first creates the attributes of ours that are missing, when nothing else is wrong
 * @returns unchecked: why the attributes could not be read, as a sentence; null when they were
 * @throws Refusal not_found for an unknown campaign, invalid_settings with what has to be changed.
 */
export async function saveTab(
  context: CrmContext,
  key: SettingsKey,
  settings: IntegrationSettings,
  { actor, createAttributes }: { actor: Actor; createAttributes: boolean },
): Promise<{ saved: SavedSettings; unchecked: string | null }> {
  const { problems, unchecked } = await findLastingProblems(context, key, settings);
  const creations = problems.filter((problem): problem is Creation => problem.creation !== undefined);
  if (!createAttributes || creations.length < problems.length) refuseProblems(problems);
  await createMissing(context, key, creations, actor);
  return { saved: await saveSettings(context, key, settings, actor), unchecked };
}

/** A mapping row and a return field may share an attribute; it is created once. */
async function createMissing(
  context: CrmContext,
  { workspaceId, campaignId, provider }: SettingsKey,
  creations: readonly Creation[],
  actor: Actor,
): Promise<void> {
  const connection = creations.length > 0 && (await findConnectionOf(context.db, workspaceId, provider, campaignId));
  if (!connection) return;
  const byName = new Map(creations.map((problem) => [problem.creation.fullName, problem]));
  for (const { path, creation } of byName.values()) {
    const attribute = { ...creation, options: [], description: `${creation.usedFor}, written by Goodword` };
    const command = { workspaceId, connectionId: connection.connection_id, attribute, actor };
    await createAttribute(context, command).catch((error: unknown) => refuseAt(path, error));
  }
}

/** What the CRM refuses of a new attribute belongs to the row that needs it. */
function refuseAt(path: string, error: unknown): never {
  if (!(error instanceof Refusal) || error.details.length === 0) throw error;
  throw refuse('invalid_settings', error.message, [{ path, message: error.message }]);
}
