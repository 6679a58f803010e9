import { IntercomError, invalid } from '../http/intercom-error.ts';

/**
 * A required time in unix seconds.
 * @documented 8: The time of an event must be given, in seconds.
 * @assumed 8: Milliseconds, fractions and numbers sent as text are refused with 400.
 * @throws IntercomError 400
 */
export function parseSeconds(value: unknown, label: string): number {
  if (value === undefined || value === null) throw missing(label);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e11) return value;
  throw invalid(`${label} must be a UNIX timestamp in seconds`);
}

/** 400 `parameter_not_found` for a missing parameter. */
export const missing = (label: string): IntercomError =>
  new IntercomError(400, 'parameter_not_found', `${label} not specified`);
