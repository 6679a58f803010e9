import { findCampaignProvider } from '../connections/find-campaign-provider.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { syncStatusText, evaluateSyncStatus, type Health, type SyncStatusCode } from './sync-status-rules.ts';
import { selectSyncStatusFacts } from './sync-status-store.ts';

export type SyncStatusCount = Health & { message: string; count: number };

/**
 * How it stands with the people of a tab, the most frequent first; or with one of them.
 * @param key.personId one person; none found when the tab does not have them
 */
export async function readHealth(
  context: CrmContext,
  key: { workspaceId: string; campaignId: string; tab: Tab; personId?: string | undefined },
): Promise<SyncStatusCount[]> {
  const { workspaceId, campaignId, tab } = key;
  const { name: provider, title } = await findCampaignProvider(context, context.db, key);
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  const { version, settings } = await findSettings(context.db, { workspaceId, campaignId, provider, tab });
  const action = version === 0 ? 'nothing' : settings.action;
  const groups = await selectSyncStatusFacts(context.db, {
    ...key,
    provider,
    connectionId: connection?.connection_id ?? null,
  });
  const counts = new Map<SyncStatusCode, SyncStatusCount>();
  for (const { facts, count } of groups) {
    const health = evaluateSyncStatus(facts, { action, connection: connection?.state ?? null });
    const known = counts.get(health.code)?.count ?? 0;
    counts.set(health.code, { ...health, message: syncStatusText(health.code, title), count: known + count });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
