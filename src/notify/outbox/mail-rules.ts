import type { MailFailure } from '../../platform/email/mailer.ts';

const minuteMs = 60_000;

/** How long after each try the next one follows; after the last one the mail is given up. */
const backoffMs = [1, 5, 20, 60, 180].map((minutes) => minutes * minuteMs);

export type AfterFailure = { state: 'Waiting'; nextAttemptAt: Date } | { state: 'Failed' };

/**
 * How often a try may end without an answer of the mail server, as when a worker was killed. The mail may have arrived each time:
 * one repetition is better than a link that never comes, and carries the same Message-ID.
 */
export const mostUnclearTries = 2;

/**
 * What follows a failed try.
 * @param made.tries those made, this one included
 * @param made.unclearTries those of them that may have been taken, this one included
 */
export function decideAfterFailure(
  failure: MailFailure,
  { tries, unclearTries }: { tries: number; unclearTries: number },
  now: Date,
): AfterFailure {
  const delay = backoffMs[tries - 1];
  if (failure === 'refused' || delay === undefined || unclearTries >= mostUnclearTries) return { state: 'Failed' };
  return { state: 'Waiting', nextAttemptAt: new Date(now.getTime() + delay) };
}

/**
 * At most one mail in ten minutes, and three in a day, to one address about one campaign: the requests of strangers count as
 * well.
 */
const pauseMs = 10 * minuteMs;
const dayMs = 24 * 60 * minuteMs;
const mostADay = 3;

/** Since when earlier mails to an address count. */
export const countedSince = (now: Date): Date => new Date(now.getTime() - dayMs);

/** Whether one more mail may go to an address. @param earlier when those of the last day were asked for */
export function mayMail(earlier: readonly Date[], now: Date): boolean {
  const ages = earlier.map((at) => now.getTime() - at.getTime()).filter((age) => age < dayMs);
  return ages.length < mostADay && ages.every((age) => age >= pauseMs);
}
