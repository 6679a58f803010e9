import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { notFound } from '../platform/refusal.ts';
import type { Import, ImportKey } from './import.ts';
import { importMoves, type ImportMove } from './import-moves.ts';
import { selectImportForUpdate } from './import-store.ts';

/**
 * Carries out an action on an import in one transaction, if its state allows it.
 * @throws Refusal not_found, or the one of the action
 */
export function changeLocked(
  context: CrmContext,
  key: ImportKey,
  action: ImportMove,
  change: (trx: Transaction, current: Import) => Promise<Import>,
): Promise<Import> {
  return context.db.transaction().execute(async (trx) => {
    const current = await selectImportForUpdate(trx, key);
    if (!current) throw notFound('import');
    importMoves.ensure(action, current);
    return change(trx, current);
  });
}
