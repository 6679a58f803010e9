import type { Slice } from '../../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../../platform/jobs/work/resumable-work.ts';
import { prefetch } from '../../platform/jobs/prefetch.ts';
import { runConcurrently } from '../../platform/jobs/run-concurrently.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deliver } from '../outbound/attempt/deliver.ts';
import { findNextOfOperation, type OperationEnd } from './find-next-of-operation.ts';
import { operationWork, type BulkOperation, type OperationKey } from './operation.ts';
import { selectOperation, selectRunningOperations } from './operation-store.ts';

const waitMs = 5_000;
/**
 * Max concurrent deliveries per operation, beside the queue, which stays free for people who join: enough to use a limit of ten
 * thousand calls a minute where an answer takes a fifth of a second.
 */
const deliveriesAtOnce = 32;
/** While this many are left the next are planned. */
const lowWater = 40;
/** How soon a paused or cancelled operation stands still. */
const lookEveryMs = 500;

/**
 * A back-fill or an undo. What it plans is committed with the cursor behind it, and sent by this process, not by jobs of
 * their own.
 */
export function advanceOperation(context: CrmContext): Work<OperationKey, BulkOperation> {
  return {
    kind: operationWork,
    load: async (key) => {
      const operation = await selectOperation(context.db, key);
      return operation?.state === 'Running' ? operation : undefined;
    },
    step: (operation, slice) =>
      sendMany(context, { workspaceId: operation.workspace_id, operationId: operation.operation_id }, slice),
    findOpen: async () => (await selectRunningOperations(context.db)).map(toKey),
  };
}

/** The key of a stored operation. */
export const toKey = (operation: Pick<BulkOperation, 'workspace_id' | 'operation_id'>): OperationKey => ({
  workspaceId: operation.workspace_id,
  operationId: operation.operation_id,
});

/** Sends until the slice is over, and plans the next while these are sent, so that no turn of the budget is wasted. */
async function sendMany(context: CrmContext, key: OperationKey, slice: Slice): Promise<StepEnd> {
  const taken = new Set<string>();
  let end = 'more' as OperationEnd;
  const state = { isStopped: false };
  // what is planned and not begun is found by the next slice
  const isOver = () => state.isStopped || slice.isOver();
  const planned = prefetch(lowWater, async () => {
    if (isOver()) return [];
    const next = await findNextOfOperation(context, key, slice, taken);
    if ('end' in next) {
      end = next.end;
      return [];
    }
    for (const id of next.deliveryIds) taken.add(id);
    return next.deliveryIds;
  });
  const look = async () => {
    if ((await selectOperation(context.db, key))?.state !== 'Running') state.isStopped = true;
  };
  // an outage of the database is noticed by those who send
  const looking = setInterval(() => void look().catch(() => {}), lookEveryMs);
  try {
    await runConcurrently(deliveriesAtOnce, planned, async (deliveryId) => {
      if (isOver()) return;
      // one that another worker is sending is left to it, and found open when it did not end
      await deliver(context, { workspaceId: key.workspaceId, deliveryId });
      taken.delete(deliveryId);
    });
  } finally {
    clearInterval(looking);
  }
  if (state.isStopped) return 'over';
  return end === 'wait' ? { at: new Date(context.clock.now().getTime() + waitMs) } : end;
}
