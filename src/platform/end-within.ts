import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for the end of something, but not for ever: a stop must not depend on what does not answer.
 * @returns whether it ended in time; a failure is an end too
 */
export async function endWithin(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const late = sleep(limitMs, false, { signal: timer.signal }).catch(() => false);
  const isInTime = await Promise.race([ended, late]);
  timer.abort();
  return isInTime;
}
