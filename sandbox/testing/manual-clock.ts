import type { Clock } from '../clock.ts';

/** A clock that only a test moves. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

/** Starts at the given instant, by default one second into a ten-second slice. */
export function manualClock(startMs = Date.UTC(2026, 5, 10, 12, 0, 1)): ManualClock {
  let now = startMs;
  const listeners: (() => void)[] = [];
  return {
    now: () => now,
    onMove: (listener) => void listeners.push(listener),
    advance: (ms) => {
      now += ms;
      for (const listener of listeners) listener();
    },
  };
}
