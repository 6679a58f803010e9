/** From this many failures within an hour on, tries take turns. */
export const freeFailures = 10;

/** Turns are at most this far ahead; more tries at once are refused. */
export const longestWaitSeconds = 8;

/** A network is new to an account until this many tries failed from there within an hour. */
export const newcomerTries = 3;

/** What is counted under one key: failures of the last hour before this try, and how long until the next free turn. */
export type TryCount = { failures: number; nextTurnMs: number };

/** The tries that wait for each other: of one known device, of networks that are new to the account, or all others. */
type Lane = 'device' | 'newcomers' | 'account';

/**
 * In which lane a try waits. A known device and a network that has hardly failed do not stand behind those that keep
 * guessing; each lane has its own turns, so that guesses of an account stay few, from wherever they come.
 * @param ofNetwork null where the caller's address cannot be trusted
 */
export function chooseLane(from: { isKnownDevice: boolean; ofNetwork: Pick<TryCount, 'failures'> | null }): Lane {
  if (from.isKnownDevice) return 'device';
  return from.ofNetwork !== null && from.ofNetwork.failures < newcomerTries ? 'newcomers' : 'account';
}

/** When a try is looked at, and how long the lane pauses after it; null when all turns that are near are taken. */
type Turn = { waitMs: number; pauseMs: number };

/**
 * @param overall what decides whether tries take turns at all: the count of the account, or of the known device
 * @param lane the lane that the try waits in
 */
export function decideTurn(overall: Pick<TryCount, 'failures'>, lane: TryCount): Turn | null {
  if (overall.failures < freeFailures) return { waitMs: 0, pauseMs: 0 };
  const waitMs = Math.max(0, lane.nextTurnMs);
  if (waitMs >= longestWaitSeconds * 1_000) return null;
  const doublings = Math.max(0, lane.failures - freeFailures);
  return { waitMs, pauseMs: Math.min(2 ** doublings, longestWaitSeconds) * 1_000 };
}

/** Whether a failure is written into the history: the first, the tenth, the hundredth …, so that guessing does not fill it. */
export const isWorthAnEvent = (failures: number): boolean => /^10*$/.test(String(failures));
