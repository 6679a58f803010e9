import type { App } from '../entities/app.ts';
import { type DeliveryHealth, freshDelivery } from '../entities/delivery-health.ts';

const minuteMs = 60_000;
const pauseMs = 15 * minuteMs;
const errorsThatPause = 1000;
const weekMs = 7 * 24 * 60 * minuteMs;
const slowAverageMs = 500;
const timesKept = 20;

/** Notifications delayed by a slow-down for longer than this are dropped. Milliseconds. */
export const tooOldMs = 120 * minuteMs;

/** The outcome of a delivery attempt. */
export type Outcome = 'success' | 'gone' | 'slow down' | 'error';

/**
 * The outcome for a response's status; null means a timeout.
 *
 * @documented 13.7: A 2xx answer within 5 seconds is success, 410 switches the subscription off, 429 slows it down, anything else is an error.
 */
export function outcomeOf(status: number | null): Outcome {
  if (status === 410) return 'gone';
  if (status === 429) return 'slow down';
  return status !== null && status >= 200 && status < 300 ? 'success' : 'error';
}

/** One response or timeout. Milliseconds. */
export interface Answered {
  outcome: Outcome;
  now: number;
  tookMs: number;
}

/** The health of an app's webhook URL after one more response. Pure: changes nothing in place. */
export function afterAnswer(health: DeliveryHealth, kind: App['kind'], answered: Answered): DeliveryHealth {
  const timed = { ...health, answerTimes: [...health.answerTimes, answered.tookMs].slice(-timesKept) };
  if (answered.outcome === 'success') return { ...timed, errors: [], failingSince: null, slowDown: null };
  if (answered.outcome === 'slow down') return { ...timed, slowDown: slowerDown(health, answered.now) };
  return answered.outcome === 'error' ? afterError(timed, kind, answered.now) : timed;
}

/**
 * @documented 13.7: After a 429 deliveries slow down for one minute, and for up to two hours if the 429s continue.
 * @assumed 13.7: Each further 429 doubles the slow-down, nothing at all is sent during it, and a success ends it.
 */
function slowerDown({ slowDown }: DeliveryHealth, now: number): DeliveryHealth['slowDown'] {
  // Responses to notifications already in flight when the slow-down began do not extend it.
  if (slowDown !== null && slowDown.until > now) return slowDown;
  const lengthMs = slowDown === null ? minuteMs : Math.min(slowDown.lengthMs * 2, tooOldMs);
  return { lengthMs, until: now + lengthMs };
}

/**
 * @documented 13.7: More than 1,000 errors in a row within 15 minutes pause deliveries for 15 minutes.
 * @documented 13.7: Errors for more than seven days suspend the webhooks of a private app until it is set live again; public apps are never suspended.
 * @assumed 13.7: First attempts and retries count alike among the errors, a 429 does not count.
 */
function afterError(health: DeliveryHealth, kind: App['kind'], now: number): DeliveryHealth {
  const failingSince = health.failingSince ?? now;
  const errors = [...health.errors, now].slice(-errorsThatPause - 1);
  const manyAtOnce = errors.length > errorsThatPause && now - (errors[0] ?? now) <= pauseMs;
  const suspended = kind === 'private' && now - failingSince > weekMs;
  return {
    ...health,
    failingSince,
    errors: manyAtOnce ? [] : errors,
    pausedUntil: manyAtOnce ? now + pauseMs : health.pausedUntil,
    suspendedAt: suspended ? (health.suspendedAt ?? now) : health.suspendedAt,
  };
}

/** Why nothing is sent to an app now: notifications are dropped, or wait until a time (ms). */
export type Obstacle = { drop: string } | { wait: string; until: number };

/**
 * The obstacle to sending to an app at `now` (ms), or null.
 *
 * @documented 13.7: Notifications created during a pause are dropped.
 * @assumed 13.7: Retries that fall due during a pause or suspension are dropped as well.
 */
export function obstacleFor(app: App, now: number): Obstacle | null {
  const { suspendedAt, pausedUntil, slowDown } = app.delivery;
  if (app.webhookUrl === null) return { drop: 'the app has no webhook URL' };
  if (app.webhookOff) return { drop: 'switched off since the URL answered 410' };
  if (suspendedAt !== null) return { drop: 'suspended after a week of errors' };
  if (pausedUntil !== null && pausedUntil > now) return { drop: 'paused after 1,000 errors in a row' };
  if (slowDown !== null && slowDown.until > now) return { wait: 'slowed down after 429', until: slowDown.until };
  return null;
}

/**
 * Most notifications in flight to one app at the same time.
 *
 * @documented 13.7: An endpoint that takes more than 500 ms on average goes to a queue of lower priority.
 * @assumed 13.7: In the queue of lower priority 8 notifications are in flight at once instead of 64.
 */
export function atOnce({ answerTimes }: DeliveryHealth): number {
  const sum = answerTimes.reduce((total, time) => total + time, 0);
  return answerTimes.length === timesKept && sum / timesKept > slowAverageMs ? 8 : 64;
}

/**
 * The health after the app's webhook URL was saved: the effects of 410, 429 and errors end.
 *
 * @assumed 13.7: Saving the URL ends a switch-off, a slow-down and a pause, but not a suspension.
 */
export function renewWebhooks(app: App): void {
  app.webhookOff = false;
  app.probe = null;
  app.delivery = { ...freshDelivery(), suspendedAt: app.delivery.suspendedAt };
}

/** A short text for the pages and the control API. */
export function deliveryState(app: App, now: number): string {
  const { suspendedAt, pausedUntil, slowDown } = app.delivery;
  if (app.webhookUrl === null) return 'no URL';
  if (app.webhookOff) return 'switched off';
  if (suspendedAt !== null) return 'suspended';
  if (pausedUntil !== null && pausedUntil > now) return 'paused';
  if (slowDown !== null && slowDown.until > now) return 'slowed down';
  return 'live';
}
