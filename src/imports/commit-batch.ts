import type { Slice } from '../platform/jobs/work/slice.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Transaction } from '../database/database.ts';
import { isDataRefused } from '../database/is-data-refused.ts';
import { finishPhase } from './finish-phase.ts';
import type { Import } from './import.ts';
import { lockIfUnchanged, updateImport } from './import-store.ts';
import type { Batch } from './read-batch.ts';
import { updateResults } from './row-results.sql.ts';
import { updateRow } from './row-store.ts';
import { takeBatch, type BatchSource } from './take-batch.ts';

/**
 * Takes a batch and advances the cursor in one transaction, so that a killed worker leaves nothing half done. When the
 * database refuses a person, the others are taken all the same, and the row says what was wrong. An import that was
 * paused or cancelled while the batch was read takes none of it; once resumed, it reads the batch again.
 */
export async function commitBatch(context: CrmContext, current: Import, batch: Batch, slice: Slice): Promise<void> {
  try {
    await slice.commit(async (trx) => {
      const now = await lockIfUnchanged(trx, current);
      if (!now) return;
      await takeBatch(context, trx, now, batch.sources);
      await moveOn(context, trx, now, batch);
    });
  } catch (error) {
    if (!isDataRefused(error)) throw error;
    for (const source of batch.sources) await takeAlone(context, current, source, slice);
    await slice.commit(async (trx) => {
      const now = await lockIfUnchanged(trx, current);
      if (now) await moveOn(context, trx, now, batch);
    });
  }
}

async function moveOn(context: CrmContext, trx: Transaction, current: Import, batch: Batch): Promise<void> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  for (const row of batch.gone) {
    const change = {
      pass: current.pass,
      outcome: 'skip',
      reason: 'not_found_again',
      result: null,
      error: null,
    } as const;
    await updateRow(trx, key, row.row_key, change);
  }
  const moved = await updateImport(trx, key, {
    cursor: batch.next,
    done: current.done + batch.sources.length + batch.gone.length,
    ...(batch.total !== null && { total: batch.total }),
    message: null,
    updated_at: context.clock.now(),
  });
  if (batch.next === null) await finishPhase(context, trx, moved);
}

async function takeAlone(context: CrmContext, current: Import, source: BatchSource, slice: Slice): Promise<void> {
  try {
    await slice.commit(async (trx) => {
      const now = await lockIfUnchanged(trx, current);
      if (now) await takeBatch(context, trx, now, [source]);
    });
  } catch (error) {
    if (!isDataRefused(error)) throw error;
    const rowKey = 'contact' in source ? source.contact.id : source.line.rowKey;
    context.log.error({ err: error, import: current.import_id, row: rowKey }, 'a person could not be imported');
    const key = { workspaceId: current.workspace_id, importId: current.import_id };
    await slice.commit(async (trx) => {
      // the row without its consequences, and then what became of them
      await takeBatch(context, trx, { ...current, phase: 'dry_run' }, [source]);
      const failed = { rowKey, result: 'failed' as const, referrerId: null, error: refusal };
      await updateResults(trx, key, [failed]);
    });
  }
}

const refusal = 'Goodword’s database refused this person. The log of the server says why; try again afterwards.';
