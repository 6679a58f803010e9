import type { SandboxClock } from '../clock.ts';
import type { Notification } from '../entities/notification.ts';

/** One app's share of the queue. */
interface Lane {
  ready: Notification[];
  underWay: number;
}

/** The queue's callbacks to its owner. */
export interface QueueOwner {
  /** Most notifications to this app in flight at once. */
  atOnce(clientId: string): number;
  /** Whether this one can be sent now; if not, the owner has rescheduled or dropped it. */
  mayGo(row: Notification): boolean;
  /** Sends one; resolves once the response has been processed, and never rejects. */
  send(row: Notification): Promise<void>;
}

/**
 * Notifications to be sent: scheduled ones, and those next in line. The owner decides about each when its turn comes.
 */
export class DeliveryQueue {
  readonly #clock: SandboxClock;
  readonly #owner: QueueOwner;
  readonly #lanes = new Map<string, Lane>();
  readonly #waiting = new Set<Notification>();
  #waiters: { until: () => boolean; resolve: () => void }[] = [];
  /** The timer of the next scheduled notification, and how to cancel it. */
  #look = { at: Infinity, callOff: () => {} };
  #closed = false;

  constructor(clock: SandboxClock, owner: QueueOwner) {
    this.#clock = clock;
    this.#owner = owner;
  }

  /** Queues a notification. */
  add(row: Notification): void {
    this.#waiting.delete(row);
    row.state = 'sending';
    row.dueAt = null;
    const lane = this.#lane(row.clientId);
    lane.ready.push(row);
    this.#pump(row.clientId, lane);
  }

  /** Queues a notification at `dueAt` (milliseconds). */
  addLater(row: Notification, dueAt: number, state: 'waiting' | 'waiting to retry'): void {
    row.state = state;
    row.dueAt = dueAt;
    this.#waiting.add(row);
    this.#lookNoLaterThan(dueAt);
  }

  /** Removes a scheduled notification. @returns whether it was scheduled */
  remove(row: Notification): boolean {
    return this.#waiting.delete(row);
  }

  /** The scheduled notifications, unordered. */
  waiting(): Notification[] {
    return [...this.#waiting];
  }

  /** Resolves once `until` holds, which is checked after every response. */
  async when(until: () => boolean): Promise<void> {
    if (until()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.push({ until, resolve });
    return promise;
  }

  /** Whether nothing is in flight or queued. */
  idle(): boolean {
    return [...this.#lanes.values()].every((lane) => lane.underWay === 0 && lane.ready.length === 0);
  }

  close(): void {
    this.#closed = true;
    this.#look.callOff();
    for (const { resolve } of this.#waiters) resolve();
  }

  #lane(clientId: string): Lane {
    let lane = this.#lanes.get(clientId);
    if (lane === undefined) this.#lanes.set(clientId, (lane = { ready: [], underWay: 0 }));
    return lane;
  }

  /** @documented 13.7: After an outage the newest notifications are delivered first. */
  #lookAtWaiting(): void {
    this.#look = { at: Infinity, callOff: () => {} };
    const now = this.#clock.now();
    const due = this.waiting().filter((row) => (row.dueAt ?? 0) <= now);
    for (const row of due.toSorted((a, b) => b.row - a.row)) this.add(row);
    let next = Infinity;
    for (const row of this.#waiting) next = Math.min(next, row.dueAt ?? 0);
    if (next !== Infinity) this.#lookNoLaterThan(next);
    this.#tellWaiters();
  }

  #lookNoLaterThan(at: number): void {
    if (at >= this.#look.at) return;
    this.#look.callOff();
    this.#look = { at, callOff: this.#clock.schedule(at, () => this.#lookAtWaiting()) };
  }

  #tellWaiters(): void {
    this.#waiters = this.#waiters.filter(({ until, resolve }) => {
      const holds = until();
      if (holds) resolve();
      return !holds;
    });
  }

  #pump(clientId: string, lane: Lane): void {
    while (lane.ready.length > 0 && lane.underWay < this.#owner.atOnce(clientId)) {
      const row = lane.ready.shift();
      if (row === undefined || !this.#owner.mayGo(row)) continue;
      lane.underWay += 1;
      void this.#owner.send(row).finally(() => {
        lane.underWay -= 1;
        if (this.#closed) return;
        this.#pump(clientId, lane);
        this.#tellWaiters();
      });
    }
  }
}
