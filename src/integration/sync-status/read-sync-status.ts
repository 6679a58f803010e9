import { findConnectionOf } from '../connections/find-connection.ts';
import type { CrmParts } from '../connections/crm-context.ts';
import { findSettings } from '../settings/find-settings.ts';
import type { Tab } from '../settings/integration-settings.ts';
import { healthWords, judgeHealth, type Health, type HealthCode } from './sync-status-rules.ts';
import { selectHealthFacts } from './sync-status-store.ts';

export type HealthCount = Health & { words: string; count: number };

/**
 * How it stands with the people of a tab, the most frequent first; or with one of them.
 * @param key.personId one person; none found when the tab does not have them
 */
export async function readHealth(
  parts: CrmParts,
  key: { workspaceId: string; campaignId: string; tab: Tab; personId?: string | undefined },
): Promise<HealthCount[]> {
  const { workspaceId, campaignId, tab } = key;
  const { name: provider, title } = parts.provider;
  const connection = await findConnectionOf(parts.db, workspaceId, provider, campaignId);
  const { version, settings } = await findSettings(parts.db, { workspaceId, campaignId, provider, tab });
  const action = version === 0 ? 'nothing' : settings.action;
  const groups = await selectHealthFacts(parts.db, {
    ...key,
    provider,
    connectionId: connection?.connection_id ?? null,
  });
  const counts = new Map<HealthCode, HealthCount>();
  for (const { facts, count } of groups) {
    const health = judgeHealth(facts, { action, connection: connection?.state ?? null });
    const known = counts.get(health.code)?.count ?? 0;
    counts.set(health.code, { ...health, words: healthWords(health.code, title), count: known + count });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
