import type { Actor } from '../../history/history.ts';
import type { EventType } from '../../history/event-types.ts';
import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { skipUnsentOfOperation } from '../outbound/skip-unsent-of-operation.ts';
import { operationWork, operationMoves, type BulkOperation, type OperationAction } from './operation.ts';
import { lockOperationFor } from './lock-operation.ts';
import { updateOperation } from './operation-store.ts';

const events: Record<OperationAction, EventType> = {
  pause: 'run.paused',
  resume: 'run.resumed',
  cancel: 'run.cancelled',
};

/**
 * Pauses, resumes or cancels an operation. What is being sent at this moment still ends; what a cancelled operation has sent stays
 * sent.
 * @throws Refusal not_found for an unknown operation, illegal_move.
 */
export function moveOperation(
  context: CrmContext,
  command: { workspaceId: string; operationId: string; action: OperationAction; actor: Actor },
): Promise<BulkOperation> {
  const { workspaceId, operationId, action, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const operation = await lockOperationFor(trx, action, { workspaceId, operationId });
    const now = context.clock.now();
    const ended = action === 'cancel' ? now : null;
    const moved = await updateOperation(trx, operation, {
      state: operationMoves.table[action].to,
      note: null,
      updated_at: now,
      ended_at: ended,
    });
    if (action === 'cancel') await skipUnsentOfOperation(trx, { workspaceId, operationId }, now);
    if (action === 'resume') await sendWork(context.jobs, trx, operationWork, { workspaceId, operationId });
    await context.history.record(trx, {
      type: events[action],
      workspaceId,
      campaignId: operation.campaign_id,
      actor,
      evidence: {
        operation_id: operationId,
        kind: operation.kind,
        looked_at: operation.looked_at,
        total: operation.total,
      },
    });
    return moved;
  });
}
