/** The result of an app's health check for one workspace. */
export interface HealthReport {
  /** Milliseconds. */
  at: number;
  /** `invalid` without a valid response. */
  state: 'OK' | 'UNHEALTHY' | 'UNKNOWN' | 'invalid';
  /** The app's message, or our reason why the response is invalid. */
  message: string | null;
  /** The button for an administrator; only for UNHEALTHY. */
  cta: { label: string; url: string } | null;
  /** The received body, truncated. */
  answer: string;
}
