import type { CrmContext } from '../integration/connections/crm-context.ts';
import { periodicLook } from '../platform/jobs/periodic-look.ts';
import type { ImportKey } from './import.ts';
import type { ImportFile } from './import-settings.ts';
import { selectOldImportForUpdate, selectOldImports, updateImport } from './import-store.ts';
import { countRows, deleteSomeRows } from './row-store.ts';

export const forgetRowsJob = periodicLook('forget-import-rows');

const atOnce = 5_000;

/**
 * Removes the people of imports that ended longer ago than the operator keeps them, batch by batch. How many there were of
 * each kind stays, and so do the referrers.
 */
export async function forgetRows(context: Pick<CrmContext, 'db' | 'clock' | 'jobs' | 'retention'>): Promise<void> {
  const before = new Date(context.clock.now().getTime() - context.retention.importRowsDays * 86_400_000);
  for (const key of await selectOldImports(context.db, before)) {
    if (!(await keepCounts(context, key, before))) continue;
    let removed: number;
    do {
      removed = await deleteSomeRows(context.db, key, atOnce);
    } while (removed === atOnce && !context.jobs.stopping.aborted);
  }
}

/** From then on the counts are those that are kept. False when a user retried the import meanwhile. */
function keepCounts({ db, clock }: Pick<CrmContext, 'db' | 'clock'>, key: ImportKey, before: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const current = await selectOldImportForUpdate(trx, key, before);
    if (!current) return false;
    if (current.rows_removed_at) return true;
    const file = current.file && withoutSamples(current.file);
    await updateImport(trx, key, {
      kept_counts: JSON.stringify(await countRows(trx, key)),
      rows_removed_at: clock.now(),
      file: file && JSON.stringify(file),
    });
    return true;
  });
}

/** The first lines of a file are people as well. */
const withoutSamples = (file: ImportFile): ImportFile => ({
  ...file,
  columns: file.columns.map((column) => ({ ...column, samples: [] })),
  start: [],
});
