import type { CrmError } from '../provider/crm-error.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** After which time the next try comes, by the tries made; the last delay repeats. */
type BackOff = { delaysMs: readonly number[]; mostTries: number };

/** How each kind of work retries a call that failed for a reason that may pass. */
export const backOffs = {
  /** about a day and a half, then a person decides */
  delivery: { delaysMs: [30 * seconds, 1 * minutes, 5 * minutes, 30 * minutes, 2 * hours], mostTries: 20 },
  /** twice as long each time: about three hours */
  notification: { delaysMs: Array.from({ length: 9 }, (_, tries) => 20 * seconds * 2 ** tries), mostTries: 10 },
  /** work that shows on a screen that it waits, until it is paused */
  import: { delaysMs: [10 * seconds], mostTries: Infinity },
  /** drift checks, polling and probes: their time comes again anyway */
  background: { delaysMs: [2 * minutes], mostTries: Infinity },
  /** a person waits for the answer, and decides whether to try again */
  interactive: { delaysMs: [1 * seconds], mostTries: Infinity },
} satisfies Record<string, BackOff>;
export type BackOffKind = keyof typeof backOffs;

/** `counts`: whether this counts as a try; a rate-limited call does not. */
export type CallDecision =
  | { does: 'retry'; at: Date; counts: boolean }
  | { does: 'give_up'; because: 'connection' | 'data' | 'tries' };

/** What is known of a failed call. */
export type CallFacts = Pick<CrmError, 'failure' | 'retryAt' | 'rateLimited'>;

/**
 * What follows from a failed call to the CRM.
 * @param tries with this one
 */
export function decideOnFailure(facts: CallFacts, kind: BackOffKind, tries: number, now: Date): CallDecision {
  if (facts.failure === 'reconnect') return { does: 'give_up', because: 'connection' };
  if (facts.failure === 'fix_data') return { does: 'give_up', because: 'data' };
  const counts = !facts.rateLimited;
  const counted = counts ? tries : tries - 1;
  if (counted >= backOffs[kind].mostTries) return { does: 'give_up', because: 'tries' };
  return { does: 'retry', at: retryTime(kind, counted, now, facts.retryAt), counts };
}

/**
 * When to retry, by the number of tries so far.
 * @param notBefore what the CRM asked for: it counts more than our guess
 */
export function retryTime(kind: BackOffKind, tries: number, now: Date, notBefore: Date | null = null): Date {
  if (notBefore && notBefore > now) return notBefore;
  const { delaysMs } = backOffs[kind];
  const index = Math.min(Math.max(tries, 1), delaysMs.length) - 1;
  return new Date(now.getTime() + delaysMs[index]!);
}
