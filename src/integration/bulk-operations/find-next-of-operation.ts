import type { Slice } from '../../platform/jobs/work/slice.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import { planStep } from './plan-step.ts';
import type { OperationKey } from './operation.ts';
import { selectOpenOfOperation, selectOperation, updateOperation } from './operation-store.ts';

/** At this many waiting retries the operation begins no more: the cause is likely the same for all. */
const mostOpen = 200;

/** Why there is nothing to send: `wait`: not at this moment, but there is more. */
export type OperationEnd = 'more' | 'wait' | 'over';

/**
 * The next deliveries of an operation: those that are open, or else some that are planned now.
 * @param taken deliveries that are being sent already
 */
export async function findNextOfOperation(
  context: CrmContext,
  key: OperationKey,
  slice: Slice,
  taken: ReadonlySet<string>,
): Promise<{ deliveryIds: readonly string[] } | { end: OperationEnd }> {
  const operation = await selectOperation(context.db, key);
  if (operation?.state !== 'Running') return { end: 'over' };
  const connection = await getConnectionById(context.db, key.workspaceId, operation.connection_id);
  // connecting again resumes it
  if (connection.state !== 'Connected') {
    await updateOperation(context.db, operation, {
      note: `Waits until ${context.providers.of(connection).title} is connected again.`,
    });
    return { end: 'wait' };
  }
  if (operation.note !== null) await updateOperation(context.db, operation, { note: null });
  for (;;) {
    // as they were before the question: one that ends meanwhile is no new one
    const before = new Set(taken);
    const { ready, open } = await selectOpenOfOperation(context.db, key, mostOpen + before.size);
    const deliveryIds = ready.filter((id) => !before.has(id));
    if (deliveryIds.length > 0) return { deliveryIds };
    if (open - before.size >= mostOpen) return { end: 'wait' };
    const planned = await planStep(context, key, slice);
    if (planned === 'over') return { end: 'over' };
    // what is open may be what is being sent: then the next look comes at once
    if (planned === 'waits') return { end: before.size > 0 ? 'more' : 'wait' };
  }
}
