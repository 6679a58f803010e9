import { expect, it } from 'vitest';
import { createPrefetchQueue } from './prefetch-queue.ts';

it('fetches more while some are left, and hands out each once', async () => {
  const fetches: number[] = [];
  const stock = createPrefetchQueue<number>(2, async () => {
    fetches.push(fetches.length);
    if (fetches.length > 2) return [];
    return Array.from({ length: 4 }, (_, index) => fetches.length * 10 + index);
  });
  expect(await stock.take()).toBe(10);
  expect(fetches).toHaveLength(1);
  expect(await stock.take()).toBe(11);
  // two are left: the next fetch is under way before anybody has to wait for it
  expect(fetches).toHaveLength(2);
  const rest = await Promise.all(Array.from({ length: 8 }, () => stock.take()));
  expect(rest).toEqual([12, 13, 20, 21, 22, 23, undefined, undefined]);
  expect(await stock.take()).toBeUndefined();
  expect(fetches).toHaveLength(3);
});

it('once it is closed nothing is fetched, and the fetch under way has ended', async () => {
  const slow = Promise.withResolvers<void>();
  const fetched: number[] = [];
  const stock = createPrefetchQueue<number>(2, async () => {
    if (fetched.length > 0) await slow.promise;
    return [fetched.push(fetched.length)];
  });
  expect(await stock.take()).toBe(1);
  const closing = stock.close().then(() => expect(fetched).toHaveLength(2));
  slow.resolve();
  await closing;
  expect([await stock.take(), await stock.take()]).toEqual([2, undefined]);
  expect(fetched).toHaveLength(2);
});

it('tells whoever waits when fetching fails', async () => {
  const stock = createPrefetchQueue<number>(2, () => Promise.reject(new Error('no database')));
  await expect(stock.take()).rejects.toThrow('no database');
});
