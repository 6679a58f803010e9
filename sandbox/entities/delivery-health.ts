/** How an app's webhook URL has been answering; decides whether and when it is sent to. All times are milliseconds. */
export interface DeliveryHealth {
  /** When the errors of the unbroken run happened, oldest first; at most one more than pauses deliveries. */
  errors: number[];
  /** When the unbroken run of errors began; null after a success. */
  failingSince: number | null;
  /** Until when notifications are dropped; null unless paused. */
  pausedUntil: number | null;
  /** After 429: how long the present slow-down is and when it ends; null while nothing is slowed down. */
  slowDown: { lengthMs: number; until: number } | null;
  /** Since when nothing is sent because of a week of errors; "Set live" clears it. */
  suspendedAt: number | null;
  /** How long the last answers took, oldest first; the average decides about the lower priority. */
  answerTimes: number[];
}

/** Nothing has gone wrong yet. */
export const freshDelivery = (): DeliveryHealth => ({
  errors: [],
  failingSince: null,
  pausedUntil: null,
  slowDown: null,
  suspendedAt: null,
  answerTimes: [],
});
