import type { CallUsage } from '../../provider/pacing/read-call-usage.ts';

/** What shows that the limit of calls is used up by others: the sums of the minutes in which it was. */
export type Contention = {
  minutes: number;
  calls: number;
  refused: number;
  waitedMs: number;
  limitPerMinute: number | null;
};

/** Minutes that are looked at, and in how many of them it must have been so. */
export const watchedMinutes = 10;
const contendedMinutes = 3;

/** Refused in such a share of the calls, and not just once. */
const refusedShare = 0.05;
const fewestRefused = 3;
/** Or: waiting so long for each call, although far less is used than the limit allows. */
const longWaitMs = 5_000;
const usedShare = 0.5;

/**
 * Whether others use the limit up. Waiting alone proves nothing: a large back-fill waits for the limit that it uses
 * itself. Null: no.
 */
export function findContention(usage: readonly CallUsage[]): Contention | null {
  const starved = usage.filter(isContended);
  if (starved.length < contendedMinutes) return null;
  const sum = (of: (minute: CallUsage) => number) => starved.reduce((total, minute) => total + of(minute), 0);
  return {
    minutes: starved.length,
    calls: sum(({ calls }) => calls),
    refused: sum(({ refused }) => refused),
    waitedMs: sum(({ waitedMs }) => waitedMs),
    limitPerMinute: starved.at(-1)?.limitPerMinute ?? null,
  };
}

function isContended({ calls, refused, waitedMs, limitPerMinute }: CallUsage): boolean {
  if (calls === 0) return false;
  if (refused >= fewestRefused && refused >= calls * refusedShare) return true;
  return limitPerMinute !== null && waitedMs / calls > longWaitMs && calls < limitPerMinute * usedShare;
}
