import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import type { SettingsKey, Tab } from './integration-settings.ts';

export type TabKey = Omit<SettingsKey, 'workspaceId'>;

/** The newest version of each of these tabs; a tab that was never saved is not among them. */
export async function selectLatestSettings(
  db: Database,
  workspaceId: string,
  tabs: readonly TabKey[],
): Promise<(TabKey & { version: number; settings: unknown; savedAt: Date })[]> {
  const { rows } = await sql<{
    campaign_id: string;
    provider: string;
    tab: Tab;
    version: number;
    settings: unknown;
    saved_at: Date;
  }>`${prepared}
    select wanted.campaign_id, wanted.provider, wanted.tab, latest.version, latest.settings, latest.saved_at
    from unnest(
      ${tabs.map(({ campaignId }) => campaignId)}::uuid[], ${tabs.map(({ provider }) => provider)}::text[],
      ${tabs.map(({ tab }) => tab)}::text[]) as wanted (campaign_id, provider, tab)
    cross join lateral (
      select version, settings, saved_at from goodword.integration_settings saved
      where saved.workspace_id = ${workspaceId} and saved.campaign_id = wanted.campaign_id
        and saved.provider = wanted.provider and saved.tab = wanted.tab
      order by version desc limit 1) as latest`.execute(db);
  return rows.map(({ campaign_id: campaignId, saved_at: savedAt, ...row }) => ({ ...row, campaignId, savedAt }));
}
