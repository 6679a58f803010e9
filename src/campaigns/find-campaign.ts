import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import { codeKey } from '../platform/id/code-key.ts';
import { notFound } from '../platform/refusal.ts';
import type { Campaign } from './campaign.ts';
import { selectCampaign, selectCampaignBySlug, selectCampaignForUpdate } from './campaign-store.ts';

/** All campaigns of a workspace, newest first. */
export function listCampaigns(db: Database, workspaceId: string): Promise<Campaign[]> {
  return db
    .selectFrom('campaigns')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('campaign_id', 'desc')
    .execute();
}

/** @throws Refusal not_found when the workspace has no such campaign. */
export async function getCampaignById(db: Database, workspaceId: string, campaignId: string): Promise<Campaign> {
  const campaign = await selectCampaign(db, workspaceId, campaignId);
  if (!campaign) throw notFound('campaign');
  return campaign;
}

/** By id; ids unknown in the workspace are left out. */
export async function findCampaignsByIds(
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<Map<string, Campaign>> {
  const campaigns = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', sql<string>`any(${[...new Set(campaignIds)]}::uuid[])`)
    .execute();
  return new Map(campaigns.map((campaign) => [campaign.campaign_id, campaign]));
}

/**
 * The campaign, locked until the transaction ends: for what must follow one another within a campaign.
 * @throws Refusal not_found when the workspace has no such campaign.
 */
export async function lockCampaign(trx: Transaction, workspaceId: string, campaignId: string): Promise<Campaign> {
  const campaign = await selectCampaignForUpdate(trx, workspaceId, campaignId);
  if (!campaign) throw notFound('campaign');
  return campaign;
}

/** The campaign that a public address (/c/{slug}) means, whatever its workspace and however it was typed. */
export async function findCampaignBySlug(db: Database, slug: string): Promise<Campaign | null> {
  return (await selectCampaignBySlug(db, codeKey(slug).toLowerCase())) ?? null;
}
