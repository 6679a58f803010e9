import type { Database } from '../database/database.ts';
import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmCapabilities } from '../integration/provider/capabilities.ts';
import { readCallUsage } from '../integration/provider/pacing/read-call-usage.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import type { Import } from './import.ts';
import type { ImportPlan } from './import-settings.ts';
import { planCalls } from './plan-calls.ts';
import type { ImportCounts } from './count-by-outcome.ts';

/** What the run will do, by what the dry run found and the settings as they are now. */
export async function readPlan(
  context: CrmContext,
  db: Database,
  current: Import,
  { create, update, skip, exclude }: ImportCounts,
): Promise<ImportPlan> {
  const { workspace_id: workspaceId, campaign_id: campaignId } = current;
  const { name: provider, capabilities } = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const { version, settings } = await findSettings(db, { workspaceId, campaignId, provider, tab: 'referrers' });
  const returned = Object.values(current.settings.return_fields ?? settings.return_fields);
  return {
    create,
    update,
    skip,
    exclude,
    ...planCalls({
      total: current.total ?? 0,
      pageSize: capabilities.limits.page,
      fromCrm: current.source !== 'csv',
      create,
      update,
      returnsFields: returned.some((attribute) => attribute !== null),
      silent: current.settings.silent,
      action: version === 0 ? 'nothing' : settings.action,
      callsPerMinute: await readLimit(db, current, capabilities, context.clock.now()),
    }),
  };
}

const recentMs = 60 * 60_000;

/** Calls per minute that the CRM allows, as it said when it was last asked, else as it documents. */
async function readLimit(db: Database, current: Import, { budgets }: CrmCapabilities, now: Date): Promise<number> {
  const documentedLimit = Math.max(...Object.values(budgets).map(({ perMinute }) => perMinute));
  const { workspace_id, connection_id } = current;
  if (!connection_id) return documentedLimit;
  const usage = await readCallUsage(db, { workspace_id, connection_id }, new Date(now.getTime() - recentMs));
  return usage.findLast(({ limitPerMinute }) => limitPerMinute !== null)?.limitPerMinute ?? documentedLimit;
}
