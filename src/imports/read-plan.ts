import type { Database } from '../database/database.ts';
import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { readCallUsage } from '../integration/provider/pacing/read-call-usage.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import type { Import } from './import.ts';
import type { ImportPlan } from './import-settings.ts';
import { planCalls } from './plan-calls.ts';
import type { ImportCounts } from './count-by-outcome.ts';

/** A public app's limit by the documentation of Intercom, for a connection that was not seen at work yet (reference 12). */
const documentedLimit = 10_000;

/** What the run will do, by what the rehearsal found and the settings as they are now. */
export async function readPlan(
  context: CrmContext,
  db: Database,
  current: Import,
  { create, update, skip, exclude }: ImportCounts,
): Promise<ImportPlan> {
  const { workspace_id: workspaceId, campaign_id: campaignId } = current;
  const { name: provider } = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const { version, settings } = await findSettings(db, { workspaceId, campaignId, provider, tab: 'referrers' });
  const returned = Object.values(current.settings.return_fields ?? settings.return_fields);
  return {
    create,
    update,
    skip,
    exclude,
    ...planCalls({
      total: current.total ?? 0,
      fromCrm: current.source !== 'csv',
      create,
      update,
      returnsFields: returned.some((attribute) => attribute !== null),
      silent: current.settings.silent,
      action: version === 0 ? 'nothing' : settings.action,
      callsPerMinute: await readLimit(db, current, context.clock.now()),
    }),
  };
}

const recentMs = 60 * 60_000;

/** Calls per minute that the CRM allows, as it said when it was last asked. */
async function readLimit(db: Database, current: Import, now: Date): Promise<number> {
  const { workspace_id, connection_id } = current;
  if (!connection_id) return documentedLimit;
  const usage = await readCallUsage(db, { workspace_id, connection_id }, new Date(now.getTime() - recentMs));
  return usage.findLast(({ limitPerMinute }) => limitPerMinute !== null)?.limitPerMinute ?? documentedLimit;
}
