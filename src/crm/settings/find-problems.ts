import { Problem } from '../../platform/http/problem.ts';
import { askCrm } from '../connections/ask-crm.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmParts } from '../crm-parts.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkSettings, type SettingsProblem } from './check-settings.ts';
import type { IntegrationSettings } from './integration-settings.ts';
import type { SettingsKey } from './settings-store.ts';

/**
 * Everything that is to be corrected in settings, saved or not: by themselves, and against the CRM's attributes as read
 * now. One problem for each path.
 * @returns unchecked: why the attributes could not be read, in words; null when they were
 */
export async function findProblems(
  parts: CrmParts,
  { workspaceId, campaignId, provider, tab }: SettingsKey,
  settings: IntegrationSettings,
): Promise<{ problems: SettingsProblem[]; unchecked: string | null }> {
  const own = checkSettings(tab, settings);
  const connection = await findConnectionOf(parts.db, workspaceId, provider, campaignId);
  const { title } = parts.provider;
  if (!connection) return { problems: own, unchecked: `Connect ${title} first.` };
  try {
    const attributes = await askCrm(parts, connection, (client) => client.listAttributes());
    const live = checkAttributes(tab, settings, attributes, title);
    return { problems: firstOfEachPath([...own, ...live]), unchecked: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problems: own, unchecked: error.message };
  }
}

function firstOfEachPath(problems: SettingsProblem[]): SettingsProblem[] {
  return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
}
