import { CrmError } from '../provider/crm-error.ts';
import type { Notification, SettledNotification } from './notification.ts';

const firstDelayMs = 20_000;
const mostAttempts = 10;
const secondReadingAfterMs = 2_500;

/**
 * What follows from a failed reading: another try, later each time (ten take about three hours), or the end. Ten tries
 * are ten answers: calls over the limit, and a connection that has to be renewed, say nothing about the notification.
 */
export function planNextTry(notification: Notification, error: unknown, now: Date): SettledNotification {
  const { workspace_id, app_id, notification_id, attempts } = notification;
  const key = { workspace_id, app_id, notification_id };
  const outcome = error instanceof CrmError ? error.message : 'Goodword could not handle it.';
  const notBefore = error instanceof CrmError && error.retryAt && error.retryAt > now ? error.retryAt : null;
  const after = (delayMs: number) => notBefore ?? new Date(now.getTime() + delayMs);
  if (error instanceof CrmError && (error.failure === 'reconnect' || error.rateLimited)) {
    return { ...key, handled: false, tries: 0, outcome, nextAttemptAt: after(firstDelayMs) };
  }
  const tries = attempts + 1;
  if (tries >= mostAttempts || (error instanceof CrmError && error.failure === 'fix_data')) {
    const words = `given up after ${tries === 1 ? 'one try' : `${tries} tries`}: ${outcome}`;
    return { ...key, handled: true, tries: 1, outcome: words, nextAttemptAt: null };
  }
  return { ...key, handled: false, tries: 1, outcome, nextAttemptAt: after(firstDelayMs * 2 ** attempts) };
}

/** The contact was read, but perhaps too soon to show what was reported: it is read once more. */
export function planSecondReading(notification: Notification, now: Date): SettledNotification {
  const { workspace_id, app_id, notification_id } = notification;
  const nextAttemptAt = new Date(now.getTime() + secondReadingAfterMs);
  const outcome = 'nothing to see yet; it is looked at once more';
  return { workspace_id, app_id, notification_id, handled: false, tries: 1, outcome, nextAttemptAt };
}

const ownWriteMs = 1_000;

/** A write of our own is under way: what was reported may be its echo, which is known when it has ended. */
export function waitForOwnWrite(notification: Notification, now: Date): SettledNotification {
  const { workspace_id, app_id, notification_id } = notification;
  const nextAttemptAt = new Date(now.getTime() + ownWriteMs);
  const key = { workspace_id, app_id, notification_id };
  return { ...key, handled: false, tries: 0, outcome: 'waits for our own write to end', nextAttemptAt };
}
