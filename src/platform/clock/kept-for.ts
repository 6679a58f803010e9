import type { Clock } from './clock.ts';

/**
 * Options of an lru-cache whose entries count for a while by our clock.
 * @param most the largest number of entries; the least recently used is evicted first
 */
export function keptFor(clock: Clock, ttl: number, most: number) {
  return { max: most, ttl, ttlResolution: 0, perf: { now: () => clock.now().getTime() } };
}
