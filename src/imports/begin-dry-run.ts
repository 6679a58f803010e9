import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { importJob, type ImportKey } from './import.ts';
import { selectImportForUpdate, updateImport } from './import-store.ts';

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
  await context.jobs.send(trx, importJob, key);
}
