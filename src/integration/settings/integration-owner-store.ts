import type { Actor } from '../../history/history.ts';
import type { Database, Transaction } from '../../database/database.ts';

export type IntegrationKey = { workspaceId: string; campaignId: string; provider: string };

/** The id of the teammate who was chosen; undefined while there is none. */
export async function selectOwner(db: Database, key: IntegrationKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('integration_owners')
    .select('user_id')
    .where('workspace_id', '=', key.workspaceId)
    .where('campaign_id', '=', key.campaignId)
    .where('provider', '=', key.provider)
    .executeTakeFirst();
  return row?.user_id;
}

export async function upsertOwner(
  trx: Transaction,
  key: IntegrationKey,
  owner: { userId: string; by: Actor; at: Date },
): Promise<void> {
  const chosen = { user_id: owner.userId, chosen_by: JSON.stringify(owner.by), chosen_at: owner.at };
  await trx
    .insertInto('integration_owners')
    .values({ workspace_id: key.workspaceId, campaign_id: key.campaignId, provider: key.provider, ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'provider']).doUpdateSet(chosen))
    .execute();
}
