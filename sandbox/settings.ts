import { z } from 'zod';
import { longestLagMs } from './store/contact-store.ts';

/** What a person or a test may turn on the running server; never part of the imitated API. */
export interface Settings {
  /** How long a new contact, or a changed value, stays unknown to list and search. Milliseconds. */
  indexLagMs: number;
  /** How long after a failed delivery the one retry follows. Milliseconds. */
  webhookRetryMs: number;
  /** Calls per minute and (app, workspace); enforced in slices of ten seconds. */
  rateLimitPerMinute: number;
  /** Whether a write through the API is reported by webhook as well. Edits on our own pages always are. */
  echo: boolean;
}

export const defaultSettings: Settings = {
  indexLagMs: 80_000, // recorded: list and search missed contacts up to 77 s old (reference 6.5)
  webhookRetryMs: 60_000, // documented: one retry after one minute (reference 13.7)
  rateLimitPerMinute: 10_000, // documented for public apps, per app and workspace (reference 12)
  echo: true, // assumed, the worst case (reference 13.6)
};

const wholeNumber = (name: string, least: number, most: number) =>
  z
    .int({ error: `${name} must be a whole number.` })
    .min(least, { error: `${name} must be at least ${least}.` })
    .max(most, { error: `${name} must be at most ${most}.` });

/** The body of `POST /__sandbox/settings`: any of the four, nothing else. */
export const settingsChange = z.strictObject({
  index_lag_ms: wholeNumber('index_lag_ms', 0, longestLagMs).optional(),
  webhook_retry_ms: wholeNumber('webhook_retry_ms', 0, 3_600_000).optional(),
  rate_limit_per_minute: wholeNumber('rate_limit_per_minute', 1, 100_000_000).optional(),
  echo: z.boolean({ error: 'echo must be true or false.' }).optional(),
});

/** Settings in the names of the control surface. */
export function presentSettings(settings: Settings) {
  return {
    index_lag_ms: settings.indexLagMs,
    webhook_retry_ms: settings.webhookRetryMs,
    rate_limit_per_minute: settings.rateLimitPerMinute,
    echo: settings.echo,
  };
}

/** Applies a checked change in place; names that are absent stay as they are. */
export function changeSettings(settings: Settings, change: z.infer<typeof settingsChange>): void {
  settings.indexLagMs = change.index_lag_ms ?? settings.indexLagMs;
  settings.webhookRetryMs = change.webhook_retry_ms ?? settings.webhookRetryMs;
  settings.rateLimitPerMinute = change.rate_limit_per_minute ?? settings.rateLimitPerMinute;
  settings.echo = change.echo ?? settings.echo;
}
