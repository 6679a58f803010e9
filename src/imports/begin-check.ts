import type { Transaction } from '../database/database.ts';
import { sendWork } from '../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { importKind, type ImportKey } from './import.ts';
import { selectIdleSyncs, selectImportForUpdate, updateImport } from './import-store.ts';

/** Begins to go through everybody of an ongoing sync, to find who came and who left. Nothing happens while one is on. */
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

/** Every night: who is still among those whom an ongoing sync is for. */
export async function checkSyncs(context: CrmContext): Promise<void> {
  for (const { workspace_id: workspaceId, import_id: importId } of await selectIdleSyncs(context.db)) {
    await context.db.transaction().execute((trx) => beginCheck(context, trx, { workspaceId, importId }));
  }
}
