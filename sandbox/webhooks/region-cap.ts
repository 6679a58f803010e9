import type { Workspace } from '../entities/workspace.ts';

const minuteMs = 60_000;

/**
 * Counts what a region sends in each minute.
 *
 * @documented 13.7: A region sends at most 150,000 notifications a minute in the US, 20,000 in the EU and in Australia.
 * @assumed 13.7: Notifications above a region's cap wait for the next minute.
 */
export class RegionCap {
  readonly #counts = new Map<Workspace['region'], { minute: number; sent: number }>();

  /**
   * Takes one place in the current minute.
   * @returns null, or when (ms) the next minute begins if this one is full
   */
  take(region: Workspace['region'], now: number, cap: number): number | null {
    const minute = Math.floor(now / minuteMs);
    let count = this.#counts.get(region);
    if (count?.minute !== minute) this.#counts.set(region, (count = { minute, sent: 0 }));
    if (count.sent >= cap) return (minute + 1) * minuteMs;
    count.sent += 1;
    return null;
  }
}
