import type { Import } from './import.ts';

/**
 * How far the phase in progress is.
 * @param ratePerMinute people per minute since work began last; null before that can be told
 */
export type ImportProgress = {
  done: number;
  total: number | null;
  percent: number | null;
  ratePerMinute: number | null;
  secondsLeft: number | null;
};

/** So long it takes until a rate means something. */
const leastMs = 2_000;

export function progressOf(
  current: Pick<Import, 'state' | 'done' | 'total' | 'paced_from' | 'paced_done' | 'updated_at'>,
): ImportProgress {
  const { done, total } = current;
  const tookMs = current.paced_from ? current.updated_at.getTime() - current.paced_from.getTime() : 0;
  const isMoving = (current.state === 'Rehearsing' || current.state === 'Running') && tookMs >= leastMs;
  const rate = isMoving ? Math.round(((done - current.paced_done) / tookMs) * 60_000) : null;
  const left = total === null ? null : Math.max(0, total - done);
  return {
    done,
    total,
    percent: total === null ? null : total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100)),
    ratePerMinute: rate,
    secondsLeft: rate && left !== null ? Math.ceil((left / rate) * 60) : null,
  };
}
