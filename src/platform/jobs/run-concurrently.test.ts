import { expect, it } from 'vitest';
import { runConcurrently } from './run-concurrently.ts';

it('does everything, so many things at once', async () => {
  const left = [1, 2, 3, 4, 5, 6, 7];
  const done: number[] = [];
  let atOnce = 0;
  let most = 0;
  await runConcurrently(3, async () => {
    const next = left.shift();
    if (next === undefined) return false;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await Promise.resolve();
    atOnce -= 1;
    done.push(next);
    return true;
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it('when one fails, nothing new is begun, and what was begun has ended', async () => {
  const slow = Promise.withResolvers<void>();
  const begun: number[] = [];
  const ended: number[] = [];
  const working = runConcurrently(2, async () => {
    const number = begun.push(begun.length);
    if (number === 1) throw new Error('the database is gone');
    await slow.promise;
    ended.push(number);
    return true;
  });
  slow.resolve();
  await expect(working).rejects.toThrow('the database is gone');
  expect(begun).toHaveLength(2);
  expect(ended).toEqual([2]);
});
