import type { Transaction } from '../../database/database.ts';
import { notFound } from '../../platform/refusal.ts';
import { operationMoves, type BulkOperation, type OperationKey } from './operation.ts';
import { selectOperationForUpdate } from './operation-store.ts';

/**
 * An operation, locked until the transaction ends, for an action that its state allows.
 * @throws Refusal not_found for an unknown operation, illegal_move
 */
export async function lockOperationFor(
  trx: Transaction,
  action: keyof typeof operationMoves.table,
  key: OperationKey,
): Promise<BulkOperation> {
  const operation = await selectOperationForUpdate(trx, key);
  if (!operation) throw notFound('bulk operation');
  operationMoves.ensure(action, operation);
  return operation;
}
