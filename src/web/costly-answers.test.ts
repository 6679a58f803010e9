import { expect, it } from 'vitest';
import { createCostlyAnswers } from './costly-answers.ts';

it('an answer stands for a time that grows with its cost; askers at once share the work', async () => {
  let at = 0;
  let works = 0;
  const answers = createCostlyAnswers<number>({ now: () => new Date(at) });
  const ask = () =>
    answers.get('a', async () => {
      works += 1;
      at += 100;
      return works;
    });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  at += 1_999;
  expect(await ask()).toBe(1);
  at += 1;
  expect(await ask()).toBe(2);
});

it('rejects waiting callers when the work fails, and does not cache the failure', async () => {
  const answers = createCostlyAnswers<number>({ now: () => new Date(0) });
  await expect(answers.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await answers.get('a', async () => 7)).toBe(7);
});
