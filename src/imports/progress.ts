import { progressOf, type Progress } from '../platform/jobs/work/progress.ts';
import type { Import } from './import.ts';

/** How far the phase in progress is. The rate is people per minute since work began last. */
export type ImportProgress = { done: number; total: number | null } & Progress;

export function importProgressOf(
  current: Pick<Import, 'state' | 'done' | 'total' | 'paced_from' | 'paced_done' | 'updated_at'>,
): ImportProgress {
  const { done, total } = current;
  const isMoving = current.state === 'Dry run' || current.state === 'Running';
  const recent =
    isMoving && current.paced_from
      ? { done: done - current.paced_done, ms: current.updated_at.getTime() - current.paced_from.getTime() }
      : null;
  return { done, total, ...progressOf({ done, total }, recent) };
}
