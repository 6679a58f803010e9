import type { QueryClient } from '@tanstack/react-query';
import { liveFromIntercom } from './integrations.ts';

/** First word of the key of numbers that cost the server more than others. */
export const costlyNumbers = 'costly-numbers';

const notRefetched: ReadonlySet<unknown> = new Set([liveFromIntercom, costlyNumbers]);

/**
 * Reads again what is on screen, and the rest when it is next shown. Left alone is what comes live from Intercom: nothing
 * that happens here changes it, and every reading counts against Intercom's limit.
 * Numbers that are costly to count are read again by themselves every few seconds while they are shown.
 */
export function refetchAll(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !notRefetched.has(queryKey[0]) });
}
