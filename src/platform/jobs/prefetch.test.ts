import { expect, it } from 'vitest';
import { prefetch } from './prefetch.ts';

it('fetches more while some are left, and hands out each once', async () => {
  let fetches = 0;
  const items = prefetch<number>(2, async () => {
    fetches += 1;
    return fetches > 2 ? [] : Array.from({ length: 4 }, (_, index) => fetches * 10 + index);
  });
  expect((await items.next()).value).toBe(10);
  expect(fetches).toBe(1);
  expect((await items.next()).value).toBe(11);
  // two are left: the next fetch is under way before a worker has to wait for it
  expect(fetches).toBe(2);
  const rest: number[] = [];
  for await (const item of items) rest.push(item);
  expect(rest).toEqual([12, 13, 20, 21, 22, 23]);
  expect(fetches).toBe(3);
});

it('ended early it fetches no more, and the fetch under way has ended', async () => {
  const slow = Promise.withResolvers<void>();
  const fetched: number[] = [];
  const items = prefetch<number>(2, async () => {
    if (fetched.length > 0) await slow.promise;
    return [fetched.push(fetched.length)];
  });
  expect((await items.next()).value).toBe(1);
  const ending = items.return(undefined).then(() => expect(fetched).toHaveLength(2));
  slow.resolve();
  await ending;
  expect(await items.next()).toEqual({ value: undefined, done: true });
  expect(fetched).toHaveLength(2);
});

it('a failed fetch is thrown to the consumer', async () => {
  await expect(prefetch(2, () => Promise.reject(new Error('no database'))).next()).rejects.toThrow('no database');
});
