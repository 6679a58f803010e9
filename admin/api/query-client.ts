import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';
import { readAgainNow } from './read-again.ts';
import { sessionQuery } from './session.ts';
import { everything } from './topics.ts';

const secondsFresh = 10;
const triesWhenUnreachable = 2;
/** After these, a screen that shows why it could not be read tries again this often. */
const againMs = 3_000;

/**
 * The cache of everything read from the server. A 401 on any call signs the app out, which leads to the sign-in screen;
 * after every action of the user all that is on screen is read again, also where the stream of changes is not heard.
 */
export function createQueryClient(): QueryClient {
  const signOutOn401 = (thrown: unknown) => {
    if (!(thrown instanceof ApiProblem) || thrown.status !== 401) return;
    queryClient.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, user: null });
  };
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signOutOn401 }),
    mutationCache: new MutationCache({
      onError: signOutOn401,
      onSuccess: () => readAgainNow(queryClient, new Set([everything])),
    }),
    defaultOptions: {
      queries: {
        staleTime: secondsFresh * 1000,
        retry: isWorthAnotherTry,
        refetchInterval: ({ state }) => (isPassing(state.error) ? againMs : false),
      },
    },
  });
  return queryClient;
}

function isWorthAnotherTry(failures: number, thrown: Error): boolean {
  return isPassing(thrown) && failures < triesWhenUnreachable;
}

/** The server, or its database, is away. */
function isPassing(thrown: Error | null): boolean {
  return thrown instanceof ApiProblem && (thrown.status === 0 || thrown.status >= 502);
}
