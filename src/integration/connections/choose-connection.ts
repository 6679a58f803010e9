import type { Connection } from './connection.ts';

type Candidate = Pick<Connection, 'practice' | 'state'>;

const isInUse = ({ state }: Candidate) => state !== 'Not connected';

/**
 * The connection that a campaign works with.
 * @param connections of the workspace, newest first; of each kind, real and practice, at most one is in use
 * @param practice the kind that the campaign is bound to; null when it is not: the real one while it is in use, else the
 * practice one
 * @returns the one in use of that kind, else the last one there was; null before the first
 */
export function chooseConnection<Found extends Candidate>(
  connections: readonly Found[],
  practice: boolean | null,
): Found | null {
  if (practice === null) {
    const used = connections.filter(isInUse);
    return used.find((connection) => !connection.practice) ?? used[0] ?? connections[0] ?? null;
  }
  const ofKind = connections.filter((connection) => connection.practice === practice);
  return ofKind.find(isInUse) ?? ofKind[0] ?? null;
}
