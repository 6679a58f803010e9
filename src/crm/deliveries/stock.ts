/** Things that are handed out one by one, and fetched many at once. */
export type Stock<Thing> = {
  /** The next one; undefined when there are no more. @throws what fetching threw */
  take(): Promise<Thing | undefined>;
};

/**
 * Fetches more as soon as few are left, while those are still worked on. Never two fetches at once.
 * @param few when no more are left, the next are fetched
 * @param fetch some more things; none ends it
 */
export function createStock<Thing>(few: number, fetch: () => Promise<readonly Thing[]>): Stock<Thing> {
  let things: Thing[] = [];
  let isEmptied = false;
  let fetching: Promise<void> | null = null;

  const refill = () => {
    fetching ??= fetch()
      .then((more) => {
        isEmptied = more.length === 0;
        things = [...things, ...more];
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };

  return {
    async take() {
      while (things.length === 0 && !isEmptied) await refill();
      const thing = things.shift();
      // whoever finds the stock empty hears of a failure
      if (things.length <= few && !isEmptied && !fetching) refill().catch(() => {});
      return thing;
    },
  };
}
