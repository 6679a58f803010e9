import type { SandboxClock } from '../clock.ts';
import type { Notification } from '../entities/notification.ts';

/** One app's share of the queue. */
interface Lane {
  ready: Notification[];
  underWay: number;
}

/** What the queue asks of its owner. */
export interface QueueOwner {
  /** How many of this app's notifications may be under way at once. */
  atOnce(clientId: string): number;
  /** Whether this one may go now; if not, the owner has dealt with it. */
  mayGo(row: Notification): boolean;
  /** Sends one; settles when the answer is there and has been dealt with, and never fails. */
  send(row: Notification): Promise<void>;
}

/**
 * Notifications on their way to being sent: those whose time has not come, and those that are next. The owner decides
 * about each as its turn comes.
 */
export class DeliveryQueue {
  readonly #clock: SandboxClock;
  readonly #owner: QueueOwner;
  readonly #lanes = new Map<string, Lane>();
  readonly #waiting = new Set<Notification>();
  #waiters: { until: () => boolean; resolve: () => void }[] = [];
  /** The next look at what waits, and how to call it off. */
  #look = { at: Infinity, callOff: () => {} };
  #closed = false;

  constructor(clock: SandboxClock, owner: QueueOwner) {
    this.#clock = clock;
    this.#owner = owner;
  }

  /** Puts one in line. */
  add(row: Notification): void {
    this.#waiting.delete(row);
    row.state = 'sending';
    row.dueAt = null;
    const lane = this.#lane(row.clientId);
    lane.ready.push(row);
    this.#pump(row.clientId, lane);
  }

  /** Puts one in line when it is `dueAt` (milliseconds). */
  addLater(row: Notification, dueAt: number, state: 'waiting' | 'waiting to retry'): void {
    row.state = state;
    row.dueAt = dueAt;
    this.#waiting.add(row);
    this.#lookNoLaterThan(dueAt);
  }

  /** Takes one out that waits for its time. @returns whether it was waiting */
  remove(row: Notification): boolean {
    return this.#waiting.delete(row);
  }

  /** Those whose time has not come, in no order. */
  waiting(): Notification[] {
    return [...this.#waiting];
  }

  /** Settles once `until` holds; it is asked after every answer. */
  async when(until: () => boolean): Promise<void> {
    if (until()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.push({ until, resolve });
    return promise;
  }

  /** Whether nothing is being sent or in line. */
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
