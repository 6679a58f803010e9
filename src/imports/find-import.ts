import type { Database } from '../database/database.ts';
import { toPage, type Page, type PageRequest } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { Import, ImportKey, ImportRow, RowCount } from './import.ts';
import { selectImport, selectImports, type ImportFilter } from './import-store.ts';
import { countRows, selectExamples, selectRows, type RowFilter } from './row-store.ts';
import { reasonText } from './row-messages.ts';
import { tally, type ImportCounts } from './count-by-outcome.ts';

/** Why people have their outcome, how many, and a few of them by name. */
export type ReasonCount = {
  outcome: NonNullable<ImportRow['outcome']>;
  reason: string;
  message: string;
  count: number;
  examples: string[];
};

export type ImportWithCounts = { import: Import; counts: ImportCounts; reasons: ReasonCount[] };

/** @throws Refusal not_found when the workspace has no such import. */
export async function getImport(db: Database, key: ImportKey): Promise<ImportWithCounts> {
  const found = await selectImport(db, key);
  if (!found) throw notFound('import');
  const rows = await countsOf(db, found);
  const byReason = new Map<string, Omit<ReasonCount, 'examples'>>();
  for (const { outcome, reason, count } of rows) {
    if (!outcome || !reason) continue;
    const one = byReason.get(`${outcome} ${reason}`) ?? { outcome, reason, message: reasonText(reason), count: 0 };
    byReason.set(`${outcome} ${reason}`, { ...one, count: one.count + count });
  }
  const reasons = await Promise.all(
    [...byReason.values()].map(async (one) => ({
      ...one,
      examples: found.rows_removed_at ? [] : await selectExamples(db, key, one.outcome, one.reason),
    })),
  );
  return { import: found, counts: tally(rows), reasons: reasons.toSorted((a, b) => b.count - a.count) };
}

/** How many people of each kind: counted, or as they were when the people were removed. */
async function countsOf(db: Database, found: Import): Promise<RowCount[]> {
  const { workspace_id: workspaceId, import_id: importId } = found;
  return found.kept_counts ?? countRows(db, { workspaceId, importId });
}

/** A page of imports, newest first, without their reasons. */
export async function listImports(
  db: Database,
  workspaceId: string,
  filter: ImportFilter,
): Promise<Page<ImportWithCounts>> {
  const page = toPage(await selectImports(db, workspaceId, filter), filter.limit, (row) => row.import_id);
  const items = await Promise.all(
    page.items.map(async (found) => {
      return { import: found, counts: tally(await countsOf(db, found)), reasons: [] };
    }),
  );
  return { ...page, items };
}

/** @throws Refusal not_found when the workspace has no such import. */
export async function getPlainImport(db: Database, key: ImportKey): Promise<Import> {
  const found = await selectImport(db, key);
  if (!found) throw notFound('import');
  return found;
}

/** A page of the people of an import, in the order in which they came. @throws Refusal not_found */
export async function listImportRows(db: Database, key: ImportKey, filter: RowFilter): Promise<Page<ImportRow>> {
  if (!(await selectImport(db, key))) throw notFound('import');
  return toPage(await selectRows(db, key, filter), filter.limit, (row) => row.row_id);
}

/** All of them, page by page as they are taken. */
export async function* walkImportRows(
  db: Database,
  key: ImportKey,
  filter: Omit<RowFilter, keyof PageRequest>,
): AsyncGenerator<ImportRow> {
  let cursor: string | undefined;
  do {
    const page = await listImportRows(db, key, { ...filter, cursor, limit: 500 });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
