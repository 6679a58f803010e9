import type { Actor } from '../../history/history.ts';
import type { Transaction } from '../../database/database.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { operationWork, type BulkOperation } from './operation.ts';
import { insertOperation, selectOperation } from './operation-store.ts';

type NewOperation = Pick<
  BulkOperation,
  | 'workspace_id'
  | 'operation_id'
  | 'campaign_id'
  | 'connection_id'
  | 'provider'
  | 'kind'
  | 'tab'
  | 'undone_operation_id'
  | 'total'
> & { actor: Actor };

/**
 * Takes part in a transaction that starts an operation, and sends its first job.
 * @throws Refusal operation_under_way when the same is being done already.
 */
export async function beginOperation(
  context: CrmContext,
  trx: Transaction,
  { actor, ...operation }: NewOperation,
): Promise<BulkOperation> {
  const now = context.clock.now();
  const isNew = await insertOperation(trx, {
    ...operation,
    state: 'Running',
    note: null,
    cursor: null,
    started_by: JSON.stringify(actor),
    started_at: now,
    updated_at: now,
    ended_at: null,
  });
  if (!isNew) {
    const what = operation.kind === 'back_fill' ? 'A back-fill of this tab' : 'The undo of this back-fill';
    throw refuse('operation_under_way', `${what} is under way already: look at it in the delivery log.`);
  }
  const key = { workspaceId: operation.workspace_id, operationId: operation.operation_id };
  await context.history.record(trx, {
    type: 'run.started',
    workspaceId: operation.workspace_id,
    campaignId: operation.campaign_id,
    actor,
    evidence: {
      operation_id: operation.operation_id,
      kind: operation.kind,
      tab: operation.tab,
      undone_operation_id: operation.undone_operation_id,
      total: operation.total,
    },
  });
  await sendWork(context.jobs, trx, operationWork, key);
  return (await selectOperation(trx, key))!;
}
