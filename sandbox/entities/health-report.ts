/** What an app's health check URL said about one workspace. */
export interface HealthReport {
  /** Milliseconds. */
  at: number;
  /** `invalid` when there was no answer, or none that Intercom could read. */
  state: 'OK' | 'UNHEALTHY' | 'UNKNOWN' | 'invalid';
  /** The app's words, or ours for what was wrong with the answer. */
  message: string | null;
  /** What an administrator is offered to press; only for UNHEALTHY. */
  cta: { label: string; url: string } | null;
  /** The body as it came, cut to a readable length. */
  answer: string;
}
