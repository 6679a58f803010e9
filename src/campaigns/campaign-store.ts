import type { Database } from '../database/database.ts';
import type { Campaign } from './campaign.ts';

export function selectCampaign(db: Database, workspaceId: string, campaignId: string): Promise<Campaign | undefined> {
  return db
    .selectFrom('campaigns')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

/** Locked until the transaction ends, so that two changes of one campaign follow each other. */
export function selectCampaignForUpdate(
  trx: Database,
  workspaceId: string,
  campaignId: string,
): Promise<Campaign | undefined> {
  return trx
    .selectFrom('campaigns')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .forUpdate()
    .executeTakeFirst();
}

/** The campaign of a public address. Slugs are random; should two ever be equal, the older campaign has it. */
export function selectCampaignBySlug(db: Database, slug: string): Promise<Campaign | undefined> {
  return db
    .selectFrom('campaigns')
    .selectAll()
    .where('slug', '=', slug)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
}

export async function insertCampaign(trx: Database, campaign: Campaign): Promise<void> {
  await trx.insertInto('campaigns').values(campaign).execute();
}

export function updateCampaign(
  trx: Database,
  { workspace_id, campaign_id }: Pick<Campaign, 'workspace_id' | 'campaign_id'>,
  change: Partial<
    Pick<Campaign, 'name' | 'friend_offer' | 'referrer_offer' | 'leads_per_day' | 'codes_without_names' | 'state'>
  > & { updated_at: Date },
): Promise<Campaign> {
  return trx
    .updateTable('campaigns')
    .set(change)
    .where('workspace_id', '=', workspace_id)
    .where('campaign_id', '=', campaign_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
