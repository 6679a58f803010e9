import { progressOf, type Progress } from '../../platform/jobs/work/progress.ts';
import type { BulkOperation } from './operation.ts';
import type { OperationCounts } from './operation-store.ts';

export type OperationProgress = {
  total: number;
  done: number;
  /** looked at, and nothing to do for them; or left as they are, as the settings say */
  skipped: number;
  failed: number;
  /** planned, under way, or to be tried again */
  open: number;
} & Progress;

/** How far an operation is. @param windowMs the time in which `counts.recent` ended */
export function readProgress(
  operation: Pick<BulkOperation, 'state' | 'total' | 'looked_at'>,
  counts: OperationCounts,
  windowMs: number,
): OperationProgress {
  const planned = counts.sent + counts.skipped + counts.failed + counts.open;
  const passedOver = Math.max(0, operation.looked_at - planned);
  // some may have joined the list or left it since it was counted
  const total = operation.state === 'Done' ? operation.looked_at : Math.max(operation.total, operation.looked_at);
  const left = total - operation.looked_at + counts.open;
  const recent = operation.state === 'Running' ? { done: counts.recent, ms: windowMs } : null;
  const skipped = counts.skipped + passedOver;
  const done = counts.sent + skipped + counts.failed;
  return {
    total,
    done: counts.sent,
    skipped,
    failed: counts.failed,
    open: counts.open,
    ...progressOf({ done, total, left }, recent),
  };
}
