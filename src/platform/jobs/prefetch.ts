/**
 * Items one by one, fetched many at once: the next fetch begins while `lowWater` items are left, so that a worker
 * at a rate limit never waits for it. Never two fetches at once; when the consumer ends early, the fetch under way
 * has ended too. (`pMapIterable` of p-map buffers results, not what is still to be done: it fetches when nothing is left.)
 * @param fetch some more items; none ends it
 * @throws what fetching threw, once the items before it are handed out
 */
export async function* prefetch<Item>(lowWater: number, fetch: () => Promise<readonly Item[]>): AsyncGenerator<Item> {
  let fetching = fetch();
  try {
    for (;;) {
      const batch = await fetching;
      if (batch.length === 0) return;
      const refillAt = Math.max(0, batch.length - 1 - lowWater);
      for (const [index, item] of batch.entries()) {
        if (index === refillAt) {
          fetching = fetch();
          // a failure is thrown when its turn comes
          fetching.catch(() => {});
        }
        yield item;
      }
    }
  } finally {
    await fetching.catch(() => {});
  }
}
