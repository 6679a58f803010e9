import type { Transaction } from '../../database/database.ts';
import { updateUnsentOfRunToSkipped } from './delivery-store.ts';

/** Skips what a cancelled bulk operation has planned and not sent; what is being sent ends as it would. */
export async function skipUnsentOfRun(
  trx: Transaction,
  run: { workspaceId: string; runId: string },
  at: Date,
): Promise<void> {
  await updateUnsentOfRunToSkipped(trx, run, 'The run that it belonged to was cancelled.', at);
}
