import type { Transaction } from '../../database/database.ts';

/**
 * Until the transaction ends no other connect of this workspace begins, so that one connection is in use. Writes that only
 * refer to the workspace go on.
 */
export async function lockForConnecting(trx: Transaction, workspaceId: string): Promise<void> {
  await trx
    .selectFrom('workspaces')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * Holds off connecting this workspace until the transaction ends; many transactions may hold it at once. Call it before
 * locking anything that connecting changes.
 */
export async function holdOffConnecting(trx: Transaction, workspaceId: string): Promise<void> {
  await trx
    .selectFrom('workspaces')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .forShare()
    .executeTakeFirstOrThrow();
}
