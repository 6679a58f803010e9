import { randomInt } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import type { Notification } from '../entities/notification.ts';
import type { State } from '../store/state.ts';
import type { Delivery } from './delivery.ts';

/** The order in which held notifications are released. */
export const releaseOrders = ['as they came', 'shuffled', 'newest first'] as const;
export type ReleaseOrder = (typeof releaseOrders)[number];

/**
 * Applies the switches to notifications: drops, duplicates, delays, holds or reorders them.
 *
 * @documented 13.7: Notifications can arrive twice and in any order; switches cause this.
 */
export class Disturbances {
  readonly #clock: SandboxClock;
  readonly #state: State;
  readonly #delivery: Delivery;
  readonly #held: Set<Notification>;
  #passed = 0;

  constructor(clock: SandboxClock, state: State, delivery: Delivery) {
    this.#clock = clock;
    this.#state = state;
    this.#delivery = delivery;
    this.#held = new Set(state.notifications.filter((row) => row.state === 'held'));
  }

  /**
   * Applies the switches to a new notification and passes it to delivery unless it is dropped.
   * @param again logs the same notification again, with this note
   */
  pass(app: App, row: Notification, again: (note: string) => Notification): void {
    if (row.state === 'dropped') return;
    if (this.#isLost(row)) {
      this.#delivery.drop(row, 'dropped by a switch');
      return;
    }
    const second = this.#isDuplicated() ? again(`duplicate of ${row.row}`) : undefined;
    this.#keepBackOrSend(row);
    if (second !== undefined) {
      second.body = row.body;
      second.signature = row.signature;
      this.#keepBackOrSend(second);
    }
  }

  /** The held notifications, oldest first. */
  held(): Notification[] {
    return [...this.#held];
  }

  /** Releases all held notifications. @returns how many */
  release(order: ReleaseOrder): number {
    const rows = this.held();
    const inOrder = order === 'shuffled' ? shuffled(rows) : order === 'newest first' ? rows.toReversed() : rows;
    for (const row of inOrder) this.releaseOne(row);
    return rows.length;
  }

  /** Sends a held or scheduled notification now. @returns whether it was waiting */
  releaseOne(row: Notification): boolean {
    const waits = this.takeOut(row);
    if (waits) this.#delivery.add(row);
    return waits;
  }

  /** Drops a held or scheduled notification. @returns whether it was waiting */
  dropOne(row: Notification): boolean {
    const waits = this.takeOut(row);
    if (waits) this.#delivery.drop(row, 'dropped by hand');
    return waits;
  }

  /** Takes a notification out of the held or scheduled ones, to send it otherwise. @returns whether it was one of them */
  takeOut(row: Notification): boolean {
    return this.#held.delete(row) || row.state === 'waiting' || row.state === 'waiting to retry';
  }

  /** Drops all held and scheduled notifications. @returns how many */
  dropWaiting(): number {
    const rows = [...this.held(), ...this.#delivery.waiting()];
    for (const row of rows) this.dropOne(row);
    return rows.length;
  }

  #isLost(row: Notification): boolean {
    const switches = this.#state.webhookSwitches;
    if (switches.drop_topics.includes(row.topic)) return true;
    if (switches.drop_next === 0) return false;
    switches.drop_next -= 1;
    return true;
  }

  #isDuplicated(): boolean {
    const switches = this.#state.webhookSwitches;
    this.#passed += 1;
    if (switches.duplicate_every > 0 && this.#passed % switches.duplicate_every === 0) return true;
    if (switches.duplicate_next === 0) return false;
    switches.duplicate_next -= 1;
    return true;
  }

  #keepBackOrSend(row: Notification): void {
    const { hold, reorder, delay_ms: delayMs } = this.#state.webhookSwitches;
    if (hold || reorder > 0) {
      row.state = 'held';
      this.#held.add(row);
      if (!hold && this.#held.size >= reorder) this.release('shuffled');
    } else if (delayMs > 0) {
      row.note ??= 'delayed by a switch';
      this.#delivery.addLater(row, this.#clock.now() + delayMs);
    } else this.#delivery.add(row);
  }
}

/** A shuffled copy; never in the original order if there are two or more. */
function shuffled<T>(rows: readonly T[]): T[] {
  const mixed = [...rows];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed.every((row, at) => row === rows[at]) ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
