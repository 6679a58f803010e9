import pMap, { pMapSkip } from 'p-map';

/**
 * Works on items, at most `concurrency` at once. When one fails, or the items do, no new work starts, and in-flight work
 * finishes before this rejects: p-map alone rejects at once, and what is in flight would run on behind a retry.
 * @throws the first error
 */
export async function runConcurrently<Item>(
  concurrency: number,
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const state: { failure: { error: unknown } | null } = { failure: null };
  const fail = (error: unknown) => void (state.failure ??= { error });
  async function* untilFailure(): AsyncGenerator<Item> {
    try {
      for await (const item of items) {
        if (state.failure) return;
        yield item;
      }
    } catch (error) {
      fail(error);
    }
  }
  const workOrFail = async (item: Item) => {
    await work(item).catch(fail);
    return pMapSkip;
  };
  await pMap(untilFailure(), workOrFail, { concurrency });
  if (state.failure) throw state.failure.error;
}
