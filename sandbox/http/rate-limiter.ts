/** What one call left of its slice, as the three headers say it. */
export interface RateState {
  limit: number;
  remaining: number;
  /** Unix seconds. */
  reset: number;
  exceeded: boolean;
}

const sliceSeconds = 10;

/**
 * Counts calls per key in slices aligned to 10-second marks. Documented slices; recorded: the announced reset is
 * 6 s after the slice ends (reference 12).
 */
export class RateLimiter {
  readonly #used = new Map<string, { slice: number; calls: number }>();

  /** Takes one call. `key` names app and workspace; `perMinute` is the limit in force now. */
  take(key: string, nowMs: number, perMinute: number): RateState {
    const limit = Math.max(1, Math.round((perMinute * sliceSeconds) / 60));
    const slice = Math.floor(nowMs / 1000 / sliceSeconds);
    const known = this.#used.get(key);
    const calls = (known?.slice === slice ? known.calls : 0) + 1;
    this.#used.set(key, { slice, calls });
    return {
      limit,
      remaining: Math.max(0, limit - calls),
      reset: (slice + 1) * sliceSeconds + 6,
      exceeded: calls > limit,
    };
  }
}
