import type { Clock } from './clock.ts';

/**
 * Options of an lru-cache whose entries count for a while by our clock.
 * @param most so many are kept; the one unused longest goes first
 */
export function keptFor(clock: Clock, ttl: number, most: number) {
  return { max: most, ttl, ttlResolution: 0, perf: { now: () => clock.now().getTime() } };
}
