import { expect, it } from 'vitest';
import { runConcurrently } from './run-concurrently.ts';

it('works on all items, and on no more than the limit at once', async () => {
  const done: number[] = [];
  let atOnce = 0;
  let most = 0;
  await runConcurrently(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise(setImmediate);
    atOnce -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it('when one fails, nothing new is begun, and in-flight work ends before it rejects', async () => {
  const slow = Promise.withResolvers<void>();
  const both = Promise.withResolvers<void>();
  const begun: number[] = [];
  const ended: number[] = [];
  const working = runConcurrently(2, [1, 2, 3, 4], async (item) => {
    if (begun.push(item) === 2) both.resolve();
    await both.promise;
    if (item === 1) throw new Error('the database is gone');
    await slow.promise;
    ended.push(item);
  });
  setImmediate(slow.resolve);
  await expect(working).rejects.toThrow('the database is gone');
  expect([begun, ended]).toEqual([[1, 2], [2]]);
});

it('when the items fail, in-flight work ends before it rejects', async () => {
  const slow = Promise.withResolvers<void>();
  const ended: number[] = [];
  const items = async function* () {
    yield 1;
    throw new Error('no more');
  };
  const working = runConcurrently(2, items(), async (item) => {
    await slow.promise;
    ended.push(item);
  });
  setImmediate(slow.resolve);
  await expect(working).rejects.toThrow('no more');
  expect(ended).toEqual([1]);
});
