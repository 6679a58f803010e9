import { expect, it } from 'vitest';
import { mostTries, nextAttemptAt } from './back-off.ts';

const now = new Date('2026-01-01T00:00:00Z');
const secondsAfter = (tries: number, notBefore: Date | null = null) => {
  const next = nextAttemptAt(tries, now, notBefore);
  return next && (next.getTime() - now.getTime()) / 1000;
};

it('waits longer each time, up to two hours', () => {
  expect([1, 2, 3, 4, 5, 19].map((tries) => secondsAfter(tries))).toEqual([30, 60, 300, 1800, 7200, 7200]);
});

it('does as the CRM says, unless that is over', () => {
  expect(secondsAfter(1, new Date(now.getTime() + 7_000))).toBe(7);
  expect(secondsAfter(1, new Date(now.getTime() - 7_000))).toBe(30);
});

it('ends', () => {
  expect(nextAttemptAt(mostTries, now, null)).toBeNull();
});
