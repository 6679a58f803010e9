import { decideOnFailure, retryTime } from '../connections/call-failure-rules.ts';
import { isCallFailed } from '../connections/with-client.ts';
import type { Notification, SettledNotification } from './notification.ts';

const secondReadingAfterMs = 2_500;

/**
 * What follows from a failed reading: another try, later each time, or the end. Tries are answers: calls over the limit,
 * and a connection that has to be renewed, say nothing about the notification. A fault of our own is retried alike.
 */
export function planNextTry(notification: Notification, error: unknown, now: Date): SettledNotification {
  const { workspace_id, app_id, notification_id } = notification;
  const key = { workspace_id, app_id, notification_id };
  const failed = isCallFailed(error) ? error.error : null;
  const outcome = failed?.message ?? 'Goodword could not handle it.';
  const tries = notification.attempts + 1;
  const decision = decideOnFailure(failed ?? faultOfOurs, 'notification', tries, now);
  if (decision.does === 'retry') {
    return { ...key, handled: false, tries: decision.counts ? 1 : 0, outcome, nextAttemptAt: decision.at };
  }
  if (decision.because === 'connection') {
    return { ...key, handled: false, tries: 0, outcome, nextAttemptAt: retryTime('notification', 1, now) };
  }
  const message = `given up after ${tries === 1 ? 'one try' : `${tries} tries`}: ${outcome}`;
  return { ...key, handled: true, tries: 1, outcome: message, nextAttemptAt: null };
}

const faultOfOurs = { failure: 'retry_later', retryAt: null, rateLimited: false } as const;

/** The contact was read, perhaps too soon to show what was reported: it is read once more. */
export function planSecondReading(notification: Notification, now: Date): SettledNotification {
  const { workspace_id, app_id, notification_id } = notification;
  const nextAttemptAt = new Date(now.getTime() + secondReadingAfterMs);
  const outcome = 'not visible yet; the contact is read once more';
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
