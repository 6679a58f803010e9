import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Actor } from '../../history/history.ts';
import { integrationColumns, type IntegrationKey } from './integration-key.ts';

/** The kind that a campaign is bound to: practice or not; null when it was never bound. */
export async function selectCampaignKind(db: Database, key: IntegrationKey): Promise<boolean | null> {
  const found = await db
    .selectFrom('campaign_connections')
    .select('practice')
    .where((eb) => eb.and(integrationColumns(key)))
    .executeTakeFirst();
  return found?.practice ?? null;
}

/** The same of many campaigns, by campaign; those that were never bound are left out. */
export async function selectCampaignKinds(
  db: Database,
  { workspaceId, provider, campaignIds }: Omit<IntegrationKey, 'campaignId'> & { campaignIds: readonly string[] },
): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('campaign_connections')
    .select(['campaign_id', 'practice'])
    .where('workspace_id', '=', workspaceId)
    .where('provider', '=', provider)
    .where('campaign_id', '=', sql<string>`any(${campaignIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.campaign_id, row.practice]));
}

/** The CRM that each of these campaigns was pinned to last, by campaign; those that were never pinned are left out. */
export async function selectPinnedProviders(
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('campaign_connections')
    .select(['campaign_id', 'provider'])
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', sql<string>`any(${campaignIds}::uuid[])`)
    .distinctOn('campaign_id')
    .orderBy('campaign_id')
    .orderBy('chosen_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.campaign_id, row.provider]));
}

/** The CRM of the workspace's latest connection; null before the first. */
export async function selectLatestProvider(db: Database, workspaceId: string): Promise<string | null> {
  const connected = await db
    .selectFrom('connections')
    .select('provider')
    .where('workspace_id', '=', workspaceId)
    .orderBy(sql`state = 'Not connected'`)
    .orderBy('connected_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return connected?.provider ?? null;
}

/** The campaigns that are pinned to another CRM than this one. */
export async function selectPinnedElsewhere(
  db: Database,
  workspaceId: string,
  provider: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('campaign_connections')
    .select('campaign_id')
    .where('workspace_id', '=', workspaceId)
    .where('provider', '<>', provider)
    .execute();
  return new Set(rows.map((row) => row.campaign_id));
}

export type KindChoice = IntegrationKey & { practice: boolean; actor: Actor; at: Date };

/** Binds a campaign, whatever it was bound to. */
export async function upsertCampaignKind(trx: Transaction, choice: KindChoice): Promise<void> {
  const chosen = chosenOf(choice);
  await trx
    .insertInto('campaign_connections')
    .values({ ...integrationColumns(choice), ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'provider']).doUpdateSet(chosen))
    .execute();
}

/** Binds a campaign that was never bound. */
export async function insertCampaignKind(trx: Transaction, choice: KindChoice): Promise<void> {
  await trx
    .insertInto('campaign_connections')
    .values({ ...integrationColumns(choice), ...chosenOf(choice) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const chosenOf = ({ practice, actor, at }: KindChoice) => ({
  practice,
  chosen_by: JSON.stringify(actor),
  chosen_at: at,
});
