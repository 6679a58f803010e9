import type { Transaction } from '../database/database.ts';
import { sendWork } from '../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { importKind, type ImportKey } from './import.ts';
import { selectIdleSyncs, selectImportForUpdate, updateImport } from './import-store.ts';

/** Begins a full check of an ongoing sync, to find who arrived and who left. Does nothing while one is running. */
export async function beginCheck(context: CrmContext, trx: Transaction, key: ImportKey): Promise<void> {
  const current = await selectImportForUpdate(trx, key);
  if (current?.sync_state !== 'On' || current.state !== 'Done' || current.phase !== null) return;
  await updateImport(trx, key, {
    phase: 'check',
    pass: current.pass + 1,
    cursor: null,
    restarts: 0,
    done: 0,
    paced_from: null,
    updated_at: context.clock.now(),
  });
  await sendWork(context.jobs, trx, importKind, key);
}

/** Every night: who still matches an ongoing sync. */
export async function checkSyncs(context: CrmContext): Promise<void> {
  for (const { workspace_id: workspaceId, import_id: importId } of await selectIdleSyncs(context.db)) {
    await context.db.transaction().execute((trx) => beginCheck(context, trx, { workspaceId, importId }));
  }
}
