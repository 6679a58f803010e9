import { Refusal } from '../../platform/refusal.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import { readAttributes } from '../connections/list-attributes.ts';
import { waitForReplica } from '../provider/read-your-writes.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkSettings, type SettingsProblem } from './check-settings.ts';
import type { IntegrationSettings, SettingsKey } from './integration-settings.ts';

/** @param unchecked why the attributes could not be read, as a sentence; null when they were */
export type FoundProblems = { problems: SettingsProblem[]; unchecked: string | null };

/**
 * Everything that is to be corrected in settings, saved or not: by themselves, and against the CRM's attributes as read
 * now. One problem for each path.
 */
export async function findProblems(
  context: CrmContext,
  { workspaceId, campaignId, provider, tab }: SettingsKey,
  settings: IntegrationSettings,
): Promise<FoundProblems> {
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  const crm = context.providers.of({ provider });
  const own = checkSettings(tab, settings, crm);
  if (!connection) return { problems: own, unchecked: `Connect ${crm.title} first.` };
  try {
    const attributes = await readAttributes(context, connection);
    const live = checkAttributes(tab, settings, attributes, crm);
    return { problems: firstOfEachPath([...own, ...live]), unchecked: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problems: own, unchecked: error.message };
  }
}

/**
 * The same, before settings are refused: an attribute that is missing may be too new for the CRM's copies, so it is
 * looked for once more when they surely have it. One of ours is created in any case, or taken as it is.
 */
export async function findLastingProblems(
  context: CrmContext,
  key: SettingsKey,
  settings: IntegrationSettings,
): Promise<FoundProblems> {
  const found = await findProblems(context, key, settings);
  if (!found.problems.some(({ missing, creation }) => missing && !creation)) return found;
  await waitForReplica(context, context.clock.now());
  return findProblems(context, key, settings);
}

function firstOfEachPath(problems: SettingsProblem[]): SettingsProblem[] {
  return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
}
