import type { Transaction } from '../../database/database.ts';
import { notFound } from '../../platform/refusal.ts';
import { runMoves, type Run, type RunKey } from './run.ts';
import { selectRunForUpdate } from './run-store.ts';

/**
 * A run, locked until the transaction ends, for an action that its state allows.
 * @throws Refusal not_found for an unknown run, illegal_move
 */
export async function lockRunFor(trx: Transaction, action: keyof typeof runMoves.table, key: RunKey): Promise<Run> {
  const run = await selectRunForUpdate(trx, key);
  if (!run) throw notFound('run');
  runMoves.ensure(action, run);
  return run;
}
