import type { Actor } from '../../history/history.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { integrationColumns, type IntegrationKey } from '../connections/integration-key.ts';

/** The id of the teammate who was chosen; undefined while there is none. */
export async function selectOwner(db: Database, key: IntegrationKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('integration_owners')
    .select('user_id')
    .where((eb) => eb.and(integrationColumns(key)))
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
    .values({ ...integrationColumns(key), ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'provider']).doUpdateSet(chosen))
    .execute();
}
