import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock/clock.ts';
import { IntercomError } from './intercom-error.ts';

/** Keeps the calls of one connection below Intercom's limit. */
export type RateBudget = {
  /** Waits until a call may be made. @throws IntercomError (retry later) when that is too far away to wait for. */
  take(): Promise<void>;
  /** Learns from the headers of an answer. @param refused the answer was a 429 */
  learn(headers: Headers, refused: boolean): void;
};

/** This share of the limit is used; the rest is room for other calls of the same app. */
const share = 0.95;
const longestWaitMs = 12_000;
/** Intercom counts in slices of ten seconds; used when a 429 names no reset (reference 12). */
const sliceMs = 10_000;

/**
 * The limit is whatever the headers say: it differs between apps, and the documented number is not always true.
 * @param wait lets so many milliseconds pass
 */
export function createRateBudget(clock: Clock, wait: (ms: number) => Promise<unknown> = sleep): RateBudget {
  let remaining = Infinity;
  let reserve = 0;
  let resetAt = 0;
  return {
    async take() {
      const now = clock.now().getTime();
      if (now >= resetAt) remaining = Infinity;
      if (remaining > reserve) {
        remaining -= 1;
        return;
      }
      const waitMs = resetAt - now;
      if (waitMs > longestWaitMs) throw limitReached(new Date(resetAt));
      await wait(waitMs);
      remaining = Infinity;
    },
    learn(headers, refused) {
      const limit = readNumber(headers, 'x-ratelimit-limit');
      const left = readNumber(headers, 'x-ratelimit-remaining');
      const now = clock.now().getTime();
      const reset = readReset(headers)?.getTime() ?? now + sliceMs;
      if (refused) {
        remaining = 0;
        reserve = 0;
        resetAt = Math.max(reset, now);
      } else if (limit !== null && left !== null) {
        reserve = Math.floor(limit * (1 - share));
        // answers overtake each other: within one slice the lower number is the later one
        remaining = reset === resetAt ? Math.min(remaining, left) : left;
        resetAt = reset;
      }
    },
  };
}

/** When the limit is free again; null when the answer does not say. */
export function readReset(headers: Headers): Date | null {
  const seconds = readNumber(headers, 'x-ratelimit-reset');
  return seconds === null ? null : new Date(seconds * 1000);
}

function readNumber(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function limitReached(retryAt: Date): IntercomError {
  return new IntercomError(
    { status: null, code: null },
    {
      failure: 'retry_later',
      sentence: "Intercom's limit of calls is used up for the moment.",
      overLimit: true,
      retryAt,
    },
  );
}
