const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

const delaysMs = [30 * seconds, 1 * minutes, 5 * minutes, 30 * minutes];
const longestDelayMs = 2 * hours;

/** After so many tries (about a day and a half) a delivery is left to a person. */
export const mostTries = 20;

/**
 * When to try again after so many tries (one or more); null when enough was tried.
 * @param notBefore what the CRM asked for
 */
export function nextAttemptAt(tries: number, now: Date, notBefore: Date | null): Date | null {
  if (tries >= mostTries) return null;
  const delay = delaysMs[tries - 1] ?? longestDelayMs;
  // the CRM's own word counts more than our guess
  return notBefore && notBefore > now ? notBefore : new Date(now.getTime() + delay);
}
