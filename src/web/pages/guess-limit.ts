import type { Clock } from '../../platform/clock/clock.ts';
import { countedAddress } from '../../platform/http/counted-address.ts';

/** Distinguishes visitors who guess codes from visitors who open a link. */
export type GuessLimit = {
  /** Whether this address has missed too often in the running minute; then no code is looked up for it. */
  isBlocked(address: string): boolean;
  miss(address: string): void;
  /** Whether any address is blocked now; else none has to be looked at. */
  blocksAny(): boolean;
};

const missesPerMinute = 60;
const minuteMs = 60_000;

/** Counts misses only: visitors of links that exist are never limited. Kept per process and forgotten each minute. */
export function createGuessLimit(clock: Clock): GuessLimit {
  let minute = 0;
  let blocked = 0;
  const missesByAddress = new Map<string, number>();
  const forget = (): void => {
    const now = Math.floor(clock.now().getTime() / minuteMs);
    if (now === minute) return;
    minute = now;
    blocked = 0;
    missesByAddress.clear();
  };
  const blocksAny = (): boolean => {
    if (blocked > 0) forget();
    return blocked > 0;
  };
  return {
    blocksAny,
    isBlocked: (address) => blocksAny() && (missesByAddress.get(countedAddress(address)) ?? 0) >= missesPerMinute,
    miss(address) {
      forget();
      const key = countedAddress(address);
      const misses = (missesByAddress.get(key) ?? 0) + 1;
      missesByAddress.set(key, misses);
      if (misses === missesPerMinute) blocked += 1;
    },
  };
}
