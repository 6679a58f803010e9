/** Things that are handed out one by one, and fetched many at once. */
export type PrefetchQueue<Thing> = {
  /** The next one; undefined when there are no more. @throws what fetching threw */
  take(): Promise<Thing | undefined>;
  /** Ends it: nothing is fetched any more, and what was being fetched has come, or failed, when this resolves. */
  close(): Promise<void>;
};

/**
 * Fetches more as soon as few are left, while those are still worked on. Never two fetches at once.
 * @param few when no more are left, the next are fetched
 * @param fetch some more things; none ends it
 */
export function createPrefetchQueue<Thing>(few: number, fetch: () => Promise<readonly Thing[]>): PrefetchQueue<Thing> {
  const state = { things: [] as Thing[], isEmptied: false };
  let fetching: Promise<void> | null = null;

  const fetchMore = async () => {
    try {
      const more = await fetch();
      state.isEmptied ||= more.length === 0;
      state.things = [...state.things, ...more];
    } finally {
      fetching = null;
    }
  };
  const refill = () => (fetching ??= fetchMore());

  return {
    async take() {
      while (state.things.length === 0 && !state.isEmptied) await refill();
      const thing = state.things.shift();
      // whoever finds the stock empty hears of a failure
      if (state.things.length <= few && !state.isEmptied) refill().catch(() => {});
      return thing;
    },
    async close() {
      state.isEmptied = true;
      await fetching?.catch(() => {});
    },
  };
}
