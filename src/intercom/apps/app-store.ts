import type { Insertable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { StoredApp } from './intercom-app.ts';

/** The apps of all workspaces. */
export function selectApps(db: Database): Promise<StoredApp[]> {
  return db.selectFrom('intercom_apps').selectAll().orderBy('workspace_id').execute();
}

export function upsertApp(trx: Transaction, app: Insertable<Schema['intercom_apps']>): Promise<StoredApp> {
  const { workspace_id: _, ...changed } = app;
  return trx
    .insertInto('intercom_apps')
    .values(app)
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(changed))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False when there was none. */
export async function deleteApp(trx: Transaction, workspaceId: string): Promise<boolean> {
  const deleted = await trx.deleteFrom('intercom_apps').where('workspace_id', '=', workspaceId).executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** The same secret, encrypted with another key; nothing happens when it is another secret by now. */
export async function replaceAppSecret(
  db: Database,
  workspaceId: string,
  encrypted: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('intercom_apps')
    .set({ client_secret_sealed: encrypted.to })
    .where('workspace_id', '=', workspaceId)
    .where('client_secret_sealed', '=', encrypted.from)
    .execute();
}
