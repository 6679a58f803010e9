import { progressOf, type Progress } from '../../../platform/jobs/work/progress.ts';
import type { Check } from './check.ts';

/** How far a check is. Contacts that were linked during the check are checked too. */
export function checkProgressOf(
  { state, checked: done, total: expected, started_at: startedAt, outcome }: Check,
  now: Date,
): { done: number; total: number } & Progress {
  const total = Math.max(expected, done);
  // while it waits for the CRM, its outcome says so
  const isMoving = state === 'Running' && outcome === null;
  const recent = isMoving ? { done, ms: now.getTime() - startedAt.getTime() } : null;
  return { done, total, ...progressOf({ done, total }, recent) };
}
