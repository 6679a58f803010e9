import type { Query, QueryClient } from '@tanstack/react-query';
import { reads } from './topics.ts';

/** An answer is read again at most this often, unless its query says otherwise by `meta: { pauseMs }`. */
const usualPauseMs = 1_000;

/** Queries that were read a moment ago, and whether what they read changed since. */
const pausing = new WeakMap<Query, { hasChanged: boolean }>();

/**
 * Reads again what is on screen and changed, and the rest of it when it is next shown: the first change at once, what
 * follows in a burst together.
 * @param changes topics, with the id of one thing where only that changed; or `everything`
 */
export function readAgain(queryClient: QueryClient, changes: ReadonlySet<string>): void {
  for (const query of queriesOf(queryClient, changes)) void readPaced(queryClient, query);
}

/** The same at once, for a user who waits for the result of what they did. */
export function readAgainNow(queryClient: QueryClient, changes: ReadonlySet<string>): void {
  for (const query of queriesOf(queryClient, changes)) void read(queryClient, query);
}

const queriesOf = (queryClient: QueryClient, changes: ReadonlySet<string>) =>
  queryClient.getQueryCache().findAll({ predicate: ({ queryKey }) => reads(queryKey, changes) });

async function readPaced(queryClient: QueryClient, query: Query): Promise<void> {
  const pause = pausing.get(query);
  if (pause) {
    pause.hasChanged = true;
    return;
  }
  const began = { hasChanged: false };
  pausing.set(query, began);
  const since = Date.now();
  await read(queryClient, query);
  const tookMs = Date.now() - since;
  const pauseMs = Number(query.meta?.['pauseMs'] ?? usualPauseMs);
  setTimeout(
    () => {
      pausing.delete(query);
      if (began.hasChanged) void readPaced(queryClient, query);
    },
    // one that takes longer than its pause leaves the server as much time again
    Math.max(pauseMs - tookMs, Math.min(tookMs, pauseMs)),
  );
}

/** Resolves when an answer is there that was asked for after now. */
async function read(queryClient: QueryClient, query: Query): Promise<void> {
  const { queryKey, state } = query;
  // the library does not restart a first fetch, which may have missed the change
  const isFirst = state.fetchStatus === 'fetching' && state.data === undefined;
  await queryClient.invalidateQueries({ queryKey, exact: true });
  if (isFirst) await queryClient.invalidateQueries({ queryKey, exact: true });
}
