import type { Transaction } from '../../database/database.ts';
import { updateUnsentOfOperationToSkipped } from './delivery-store.ts';

/** Skips what a cancelled bulk operation has planned and not sent; what is being sent ends as it would. */
export async function skipUnsentOfOperation(
  trx: Transaction,
  operation: { workspaceId: string; operationId: string },
  at: Date,
): Promise<void> {
  await updateUnsentOfOperationToSkipped(trx, operation, 'The operation that it belonged to was cancelled.', at);
}
