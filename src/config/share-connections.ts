/** How many connections to the database each part of a process may have at once. */
export type ConnectionShares = { pages: number; work: number; queue: number; signIn: number };

/** Kept all the time: one for locks, one that hears of changes and jobs. */
const singles = 2;
const fewest = 2;

/** The fewest that a process can work with. */
export const fewestConnections = singles + 4 * fewest + 1;

/**
 * Shares the connections of a process out. Pages and jobs have pools of their own: neither waits for the other.
 * @param total the most that are open at once; at least `fewestConnections`
 */
export function shareConnections(total: number): ConnectionShares {
  const rest = total - singles;
  const share = (part: number) => Math.max(fewest, Math.floor(rest * part));
  const [work, queue, signIn] = [share(0.345), share(0.175), share(0.14)];
  return { pages: rest - work - queue - signIn, work, queue, signIn };
}
