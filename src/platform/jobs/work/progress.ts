/** How far work is. Null is what is not known (yet). */
export type Progress = {
  percent: number | null;
  perMinute: number | null;
  /** until everything is done at that rate */
  secondsLeft: number | null;
};

/** A rate over a shorter time is noise. */
const shortestWindowMs = 2_000;

/**
 * @param count.total null when it is not known
 * @param count.left what is still to do; what the total leaves unless given
 * @param recent how much was done in how much time; null for work at a standstill
 */
export function progressOf(
  count: { done: number; total: number | null; left?: number },
  recent: { done: number; ms: number } | null,
): Progress {
  const { done, total } = count;
  const left = count.left ?? (total === null ? null : Math.max(0, total - done));
  const isTelling = recent !== null && recent.ms >= shortestWindowMs && recent.done > 0;
  const perMinute = isTelling ? (recent.done * 60_000) / recent.ms : null;
  return {
    percent: percentOf(done, total),
    perMinute: perMinute && Math.round(perMinute),
    secondsLeft: perMinute && left !== null ? Math.ceil((left * 60) / perMinute) : null,
  };
}

function percentOf(done: number, total: number | null): number | null {
  if (total === null) return null;
  return total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
}
