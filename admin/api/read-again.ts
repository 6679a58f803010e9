import type { QueryClient } from '@tanstack/react-query';
import { liveFromIntercom } from './integrations.ts';

/**
 * Reads again what is on screen, and the rest when it is next shown. Left alone is what comes live from Intercom: nothing
 * that happens here changes it, and every reading counts against Intercom's limit.
 */
export function readAgain(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== liveFromIntercom });
}
