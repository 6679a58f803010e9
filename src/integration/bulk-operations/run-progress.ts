import { progressOf, type Progress } from '../../platform/jobs/work/progress.ts';
import type { Run } from './run.ts';
import type { RunCounts } from './run-store.ts';

export type RunProgress = {
  total: number;
  done: number;
  /** looked at, and nothing to do for them; or left as they are, as the settings say */
  skipped: number;
  failed: number;
  /** planned, under way, or to be tried again */
  open: number;
} & Progress;

/** How far a run is. @param windowMs the time in which `counts.recent` ended */
export function readProgress(
  run: Pick<Run, 'state' | 'total' | 'looked_at'>,
  counts: RunCounts,
  windowMs: number,
): RunProgress {
  const planned = counts.sent + counts.skipped + counts.failed + counts.open;
  const passedOver = Math.max(0, run.looked_at - planned);
  // some may have joined the list or left it since it was counted
  const total = run.state === 'Done' ? run.looked_at : Math.max(run.total, run.looked_at);
  const left = total - run.looked_at + counts.open;
  const recent = run.state === 'Running' ? { done: counts.recent, ms: windowMs } : null;
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
