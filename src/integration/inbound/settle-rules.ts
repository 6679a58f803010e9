import type { SettledNotification } from './notification.ts';

/**
 * What came of a notification that is about several contacts: it is handled when it is for each of them; else it is taken
 * again at the earliest time, for what is left.
 */
export function combineSettled(results: readonly [SettledNotification, ...SettledNotification[]]): SettledNotification {
  const open = results.filter(({ handled }) => !handled);
  const [decisive] = open.length > 0 ? (open as [SettledNotification]) : results;
  const times = open.map(({ nextAttemptAt }) => nextAttemptAt?.getTime() ?? 0);
  const earliest = Math.min(...times);
  return {
    ...decisive,
    tries: results.some(({ tries }) => tries === 1) ? 1 : 0,
    nextAttemptAt: open.length > 0 && earliest > 0 ? new Date(earliest) : null,
  };
}
