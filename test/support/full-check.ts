import type { Pair } from './connected-goodword.ts';
import { until } from './goodword.ts';

/** Asks for a full check, as a person does, and waits for its end. @returns the health of the connection then */
export async function fullCheck(pair: Pair, connectionId: string, limitMs = 30_000): Promise<any> {
  const { id } = await pair.ok('POST', `/connections/${connectionId}/checks`);
  return fullCheckDone(pair, connectionId, id, limitMs);
}

/** @returns the health of the connection when that check is its last one */
export function fullCheckDone(pair: Pair, connectionId: string, checkId: string, limitMs = 30_000): Promise<any> {
  return until(
    async () => {
      const health = await pair.ok('GET', `/connections/${connectionId}/health`);
      return health.check.last?.id === checkId && health;
    },
    'the check is done',
    limitMs,
  );
}
