import type { Actor } from '../history/history.ts';
import { notFound } from '../platform/refusal.ts';
import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { findLastingProblems } from '../integration/settings/find-problems.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import { refuseProblems, saveSettings } from '../integration/settings/save-settings.ts';
import type { ImportKey } from './import.ts';
import { importMoves } from './import-moves.ts';
import { selectImport } from './import-store.ts';

/** What the wizard chose to be written back becomes part of the Referrers tab, where it is seen and changed later. */
export async function saveReturnFields(
  context: CrmContext,
  { actor, ...key }: ImportKey & { actor: Actor },
): Promise<void> {
  const current = await selectImport(context.db, key);
  if (!current) throw notFound('import');
  importMoves.ensure('start', current);
  const wanted = current.settings.return_fields;
  if (!wanted) return;
  const { workspaceId } = key;
  const { campaign_id: campaignId } = current;
  const { name: provider } = await findCampaignProvider(context, context.db, { workspaceId, campaignId });
  const tab = {
    workspaceId,
    campaignId,
    provider,
    tab: 'referrers' as const,
  };
  const { settings } = await findSettings(context.db, tab);
  if (JSON.stringify(settings.return_fields) === JSON.stringify(wanted)) return;
  const chosen = { ...settings, return_fields: wanted };
  const { problems } = await findLastingProblems(context, tab, chosen);
  // what is wrong with other parts of the tab is no matter of the import
  refuseProblems(problems.filter(({ path }) => path.startsWith('return_fields.')));
  await saveSettings(context, tab, chosen, actor);
}
