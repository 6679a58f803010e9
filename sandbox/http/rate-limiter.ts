/** The state of a slice after a call, as in the three headers. */
export interface RateState {
  limit: number;
  remaining: number;
  /** Unix seconds. */
  reset: number;
  exceeded: boolean;
}

/** A limit that a call counts against. */
export interface Quota {
  /** Calls with the same key share the limit. */
  key: string;
  perMinute: number;
}

const sliceSeconds = 10;

/**
 * Counts calls per key.
 * @documented 12: Limits per minute are enforced in slices of ten seconds, a sixth of the limit each.
 * @recorded 12: Slices begin at full ten seconds, and the reset announced is six seconds after the slice ends.
 */
export class RateLimiter {
  readonly #used = new Map<string, { slice: number; calls: number }>();

  /** Takes one call from every quota. @returns the state of the tightest */
  take(quotas: readonly Quota[], nowMs: number): RateState {
    const states = quotas.map((quota) => this.#takeOne(quota, nowMs));
    return states.reduce((tightest, state) =>
      state.exceeded === tightest.exceeded
        ? state.remaining < tightest.remaining
          ? state
          : tightest
        : state.exceeded
          ? state
          : tightest,
    );
  }

  /** Resets every count. */
  clear(): void {
    this.#used.clear();
  }

  #takeOne({ key, perMinute }: Quota, nowMs: number): RateState {
    const limit = Math.max(1, Math.round((perMinute * sliceSeconds) / 60));
    const slice = Math.floor(nowMs / 1000 / sliceSeconds);
    const known = this.#used.get(key);
    const calls = (known?.slice === slice ? known.calls : 0) + 1;
    this.#used.set(key, { slice, calls });
    return {
      limit,
      remaining: Math.max(0, limit - calls),
      reset: resetOf(nowMs),
      exceeded: calls > limit,
    };
  }
}

/** The announced reset of the slice that contains an instant. Milliseconds in, unix seconds out. */
export const resetOf = (nowMs: number): number => (Math.floor(nowMs / 1000 / sliceSeconds) + 1) * sliceSeconds + 6;
