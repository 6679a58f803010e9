import type { SandboxClock } from '../clock.ts';
import type { App } from '../entities/app.ts';
import type { Notification } from '../entities/notification.ts';
import { findApp, findWorkspace } from '../store/find.ts';
import type { State } from '../store/state.ts';
import { DeliveryQueue, type QueueOwner } from './delivery-queue.ts';
import { afterAnswer, atOnce, obstacleFor, outcomeOf, tooOldMs } from './delivery-rules.ts';
import { bodyOfAttempt, hubSignature } from './envelope.ts';
import { RegionCap } from './region-cap.ts';
import { type Transport, answerWithinMs, userAgent } from './transport.ts';

/** Sends logged notifications by Intercom's delivery rules and records the outcome in their rows. */
export class Delivery implements QueueOwner {
  readonly #clock: SandboxClock;
  readonly #state: State;
  readonly #changed: () => void;
  readonly #transport: Transport;
  readonly #caps = new RegionCap();
  readonly #queue: DeliveryQueue;
  #closed = false;

  constructor(clock: SandboxClock, state: State, transport: Transport, changed: () => void) {
    this.#clock = clock;
    this.#state = state;
    this.#transport = transport;
    this.#changed = changed;
    this.#queue = new DeliveryQueue(clock, this);
  }

  /** Resumes what was pending when the server stopped; interrupted attempts count as failed. */
  start(): void {
    for (const row of this.#state.notifications) {
      if (row.state === 'sending') this.#afterError(row, failuresOf(row) + 1);
      else if (row.state === 'waiting' || row.state === 'waiting to retry')
        this.#queue.addLater(row, row.dueAt ?? 0, row.state);
    }
  }

  /** Sends as soon as the rules allow. */
  add(row: Notification): void {
    this.#queue.add(row);
  }

  /** Sends when it is `at` (milliseconds), if the rules allow it then. */
  addLater(row: Notification, at: number): void {
    this.#queue.addLater(row, at, 'waiting');
  }

  /** Drops a scheduled notification. */
  drop(row: Notification, why: string): void {
    this.#queue.remove(row);
    row.state = 'dropped';
    row.dueAt = null;
    row.note = why;
    this.#changed();
  }

  /** The scheduled notifications. */
  waiting(): Notification[] {
    return this.#queue.waiting();
  }

  /** Sends the row once, now and unchanged, without a retry. */
  async sendOnce(row: Notification): Promise<void> {
    this.#queue.remove(row);
    row.state = 'sending';
    row.dueAt = null;
    const status = await this.#attempt(row);
    if (this.#closed) return;
    row.state = outcomeOf(status) === 'success' ? 'delivered' : 'failed';
    this.#changed();
  }

  /** Resolves when none of these rows is in flight; without rows, when nothing is. */
  settled(rows?: readonly Notification[]): Promise<void> {
    return this.#queue.when(() =>
      rows === undefined ? this.#queue.idle() : rows.every((row) => row.state !== 'sending'),
    );
  }

  close(): void {
    this.#closed = true;
    this.#queue.close();
  }

  atOnce(clientId: string): number {
    const app = findApp(this.#state, clientId);
    return app === undefined ? 1 : atOnce(app.delivery);
  }

  mayGo(row: Notification): boolean {
    const app = findApp(this.#state, row.clientId);
    const now = this.#clock.now();
    const obstacle = app === undefined ? { drop: 'the app was deleted' } : obstacleFor(app, now);
    if (obstacle !== null && 'drop' in obstacle) {
      this.drop(row, obstacle.drop);
      return false;
    }
    // @documented 13.7: During a slow-down what is older than two hours is dropped.
    if (app?.delivery.slowDown && now - row.createdAt > tooOldMs) {
      this.drop(row, 'older than two hours');
      return false;
    }
    if (obstacle !== null) return this.#postpone(row, obstacle.wait, obstacle.until);
    const fullUntil = this.#takeFromCap(row, now);
    return fullUntil === null || this.#postpone(row, 'over the region’s cap per minute', fullUntil);
  }

  async send(row: Notification): Promise<void> {
    const app = findApp(this.#state, row.clientId);
    if (app !== undefined) this.#prepare(row, app);
    const status = await this.#attempt(row);
    if (this.#closed) return;
    const outcome = outcomeOf(status);
    const now = this.#clock.now();
    if (app !== undefined) {
      const tookMs = row.attempts.at(-1)?.tookMs ?? 0;
      app.delivery = afterAnswer(app.delivery, app.kind, { outcome, now, tookMs });
    }
    if (outcome === 'success') row.state = 'delivered';
    else if (outcome === 'gone') this.#switchOff(row, app);
    else if (outcome === 'slow down')
      this.#postpone(row, 'slowed down after 429', app?.delivery.slowDown?.until ?? now);
    else this.#afterError(row, failuresOf(row));
    this.#changed();
  }

  /** Writes the attempt's number into the body, and when it is first sent where that is later than it was created. */
  #prepare(row: Notification, app: App): void {
    const now = this.#clock.now();
    if (row.attempts.length > 0) row.body = bodyOfAttempt(row.body, Math.min(failuresOf(row) + 1, 2));
    else if (now - row.createdAt >= 1000) row.body = bodyOfAttempt(row.body, 1, now);
    else return;
    row.signature = hubSignature(row.body, app.clientSecret);
  }

  async #attempt(row: Notification): Promise<number | null> {
    const started = performance.now();
    const at = this.#clock.now();
    const signed = row.topic === 'uninstall' ? 'x-body-signature' : 'x-hub-signature';
    const headers = { 'content-type': 'application/json', 'user-agent': userAgent, [signed]: row.signature };
    let status: number | null = null;
    let answer: string;
    try {
      status = await this.#transport.send('POST', row.url, headers, row.body, answerWithinMs);
      answer = String(status);
    } catch (error) {
      answer = error instanceof Error ? error.message : 'failed';
    }
    row.attempts.push({ at, status, answer, tookMs: Math.round(performance.now() - started) });
    return status;
  }

  /** @documented 13.7: After 410 the subscription is off for good; saving the URL again makes a new one. */
  #switchOff(row: Notification, app: App | undefined): void {
    row.state = 'failed';
    if (app !== undefined) app.webhookOff = true;
  }

  /** @documented 13.7: A failed delivery is tried once more after one minute and is then lost. */
  #afterError(row: Notification, failures: number): void {
    if (failures > 1) row.state = 'failed';
    else this.#queue.addLater(row, this.#clock.now() + this.#state.settings.webhookRetryMs, 'waiting to retry');
  }

  #postpone(row: Notification, why: string, until: number): false {
    row.note = why;
    this.#queue.addLater(row, until, failuresOf(row) > 0 ? 'waiting to retry' : 'waiting');
    return false;
  }

  #takeFromCap(row: Notification, now: number): number | null {
    const region = findWorkspace(this.#state, row.workspaceId)?.region ?? 'US';
    const { cap_us: us, cap_elsewhere: elsewhere } = this.#state.webhookSwitches;
    return this.#caps.take(region, now, region === 'US' ? us : elsewhere);
  }
}

/** @assumed 13.7: An answer of 429 does not use up the one retry. */
const failuresOf = (row: Notification): number =>
  row.attempts.filter(({ status }) => outcomeOf(status) === 'error').length;
