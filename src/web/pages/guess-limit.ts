import type { Clock } from '../../platform/clock/clock.ts';

/** Distinguishes visitors who guess codes from visitors who open a link. */
export type GuessLimit = {
  /** Whether this address has missed too often in the running minute; then no code is looked up for it. */
  isBlocked(address: string): boolean;
  miss(address: string): void;
  /** Whether there were recent misses; without any, no address is blocked. */
  hasMisses(): boolean;
};

const missesPerMinute = 60;
const minuteMs = 60_000;

/** Counts misses only: visitors of links that exist are never limited. Kept per process and forgotten each minute. */
export function createGuessLimit(clock: Clock): GuessLimit {
  let minute = 0;
  const missesByAddress = new Map<string, number>();
  return {
    isBlocked(address) {
      if (missesByAddress.size === 0) return false;
      const now = Math.floor(clock.now().getTime() / minuteMs);
      if (now !== minute) missesByAddress.clear();
      return (missesByAddress.get(address) ?? 0) >= missesPerMinute;
    },
    hasMisses() {
      if (missesByAddress.size > 0 && Math.floor(clock.now().getTime() / minuteMs) !== minute) missesByAddress.clear();
      return missesByAddress.size > 0;
    },
    miss(address) {
      minute = Math.floor(clock.now().getTime() / minuteMs);
      missesByAddress.set(address, (missesByAddress.get(address) ?? 0) + 1);
    },
  };
}
