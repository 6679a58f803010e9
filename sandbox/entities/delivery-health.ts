/** The recent responses of an app's webhook URL, which decide whether and when notifications are sent. All times are milliseconds. */
export interface DeliveryHealth {
  /** Times of the latest errors in a row, oldest first; at most one more than the number that pauses deliveries. */
  errors: number[];
  /** When the current run of errors began; null after a success. */
  failingSince: number | null;
  /** Until when notifications are dropped; null unless paused. */
  pausedUntil: number | null;
  /** After 429: how long the present slow-down is and when it ends; null while nothing is slowed down. */
  slowDown: { lengthMs: number; until: number } | null;
  /** Since when deliveries are suspended after a week of errors; "Set live" clears it. */
  suspendedAt: number | null;
  /** Response times of the last attempts, oldest first; the average decides about the lower priority. */
  answerTimes: number[];
}

/** The health of a new webhook URL. */
export const freshDelivery = (): DeliveryHealth => ({
  errors: [],
  failingSince: null,
  pausedUntil: null,
  slowDown: null,
  suspendedAt: null,
  answerTimes: [],
});
