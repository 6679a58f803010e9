import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { PageRequest } from '../database/page.ts';
import type { Schema } from '../database/tables.d.ts';
import { announcement } from '../live/announce.ts';
import { readImport, type Import, type ImportKey } from './import.ts';

const ofKey = (db: Database, { workspaceId, importId }: ImportKey) =>
  db.selectFrom('imports').selectAll().where('workspace_id', '=', workspaceId).where('import_id', '=', importId);

export async function insertImport(trx: Transaction, row: Insertable<Schema['imports']>): Promise<Import> {
  return readImport(await trx.insertInto('imports').values(row).returningAll().executeTakeFirstOrThrow());
}

export async function selectImport(db: Database, key: ImportKey): Promise<Import | undefined> {
  const row = await ofKey(db, key).executeTakeFirst();
  return row && readImport(row);
}

/** Locked until the transaction ends. */
export async function selectImportForUpdate(trx: Transaction, key: ImportKey): Promise<Import | undefined> {
  const row = await ofKey(trx, key).forUpdate().executeTakeFirst();
  return row && readImport(row);
}

/**
 * The import as it is now, locked until the transaction ends, if its state has not changed since it was read; null when
 * a user paused, cancelled or stopped it meanwhile. Called before a batch is taken, which follows the settings as they
 * are now.
 */
export async function lockIfUnchanged(trx: Transaction, current: Import): Promise<Import | null> {
  const now = await selectImportForUpdate(trx, { workspaceId: current.workspace_id, importId: current.import_id });
  const isUnmoved = (['state', 'phase', 'pass', 'sync_state'] as const).every((what) => now?.[what] === current[what]);
  return now && isUnmoved ? now : null;
}

/** Every step is announced. */
export async function updateImport(
  db: Database,
  { workspaceId, importId }: ImportKey,
  change: Updateable<Schema['imports']>,
): Promise<Import> {
  const row = await db
    .updateTable('imports')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .returningAll()
    .returning(announcement(workspaceId, [`imports:${importId}`]).as('announced'))
    .executeTakeFirstOrThrow();
  return readImport(row);
}

/** Its rows go with it. */
export async function deleteImport(trx: Transaction, { workspaceId, importId }: ImportKey): Promise<void> {
  await trx
    .deleteFrom('imports')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .returning(announcement(workspaceId, [`imports:${importId}`]).as('announced'))
    .execute();
}

export type ImportFilter = PageRequest & { campaignId?: string | undefined; ongoing?: boolean | undefined };

/** One row more than the page, newest first. */
export async function selectImports(db: Database, workspaceId: string, filter: ImportFilter): Promise<Import[]> {
  const { campaignId, ongoing, cursor, limit } = filter;
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId!))
    .$if(ongoing !== undefined, (query) => query.where('sync_state', ongoing ? 'is not' : 'is', null))
    .$if(cursor !== undefined, (query) => query.where('import_id', '<', cursor!))
    .orderBy('import_id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(readImport);
}

type OpenImport = { workspace_id: string; import_id: string };

/** Imports of all workspaces that are being gone through, and checks of ongoing syncs. */
export function selectOpenImports(db: Database): Promise<OpenImport[]> {
  return db
    .selectFrom('imports')
    .select(['workspace_id', 'import_id'])
    .where(({ or, and, eb }) =>
      or([
        eb('state', 'in', ['Dry run', 'Running']),
        and([eb('state', '=', 'Done'), eb('sync_state', '=', 'On'), eb('phase', 'in', ['check', 'departed'])]),
      ]),
    )
    .limit(1000)
    .execute();
}

/** Ongoing syncs of all workspaces that were not looked at since then. */
export function selectDueSyncs(db: Database, lookedBefore: Date): Promise<OpenImport[]> {
  return idleSyncs(db).where('last_look_at', '<=', lookedBefore).limit(1000).execute();
}

/** All ongoing syncs of all workspaces in which nothing is running. */
export function selectIdleSyncs(db: Database): Promise<OpenImport[]> {
  return idleSyncs(db).execute();
}

const idleSyncs = (db: Database) =>
  db
    .selectFrom('imports')
    .select(['workspace_id', 'import_id'])
    .where('sync_state', '=', 'On')
    .where('state', '=', 'Done')
    .where('phase', 'is', null);

/** Imports that wait for their connection. */
export async function selectImportsWaitingFor(trx: Transaction, workspaceId: string): Promise<Import[]> {
  const rows = await trx
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'Paused')
    .where('pause_cause', '=', 'connection')
    .forUpdate()
    .execute();
  return rows.map(readImport);
}

/** Imports of all workspaces that ended before that time and still have rows. */
export function selectOldImports(db: Database, before: Date): Promise<ImportKey[]> {
  return oldImports(db, before)
    .select(['workspace_id as workspaceId', 'import_id as importId'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('import_rows')
          .select('import_rows.row_key')
          .whereRef('import_rows.workspace_id', '=', 'imports.workspace_id')
          .whereRef('import_rows.import_id', '=', 'imports.import_id'),
      ),
    )
    .execute();
}

/** One of them, locked until the transaction ends. */
export async function selectOldImportForUpdate(
  trx: Transaction,
  key: ImportKey,
  before: Date,
): Promise<Import | undefined> {
  const row = await oldImports(trx, before)
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('import_id', '=', key.importId)
    .forUpdate()
    .executeTakeFirst();
  return row && readImport(row);
}

const oldImports = (db: Database, before: Date) =>
  db
    .selectFrom('imports')
    .where('state', 'in', ['Done', 'Cancelled', 'Failed'])
    .where('sync_state', 'is distinct from', 'On')
    .where(sql<Date>`greatest(updated_at, finished_at, last_look_at)`, '<', before);
