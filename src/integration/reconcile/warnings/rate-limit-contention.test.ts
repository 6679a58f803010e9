import { expect, it } from 'vitest';
import type { CallUsage } from '../../provider/pacing/read-call-usage.ts';
import { findContention } from './rate-limit-contention.ts';

const minutes = (count: number, usage: Partial<CallUsage>): CallUsage[] =>
  Array.from({ length: count }, (_, index) => ({
    minute: new Date(index * 60_000),
    calls: 100,
    refused: 0,
    waitedMs: 0,
    limitPerMinute: 1_000,
    ...usage,
  }));

it.each<[string, CallUsage[], boolean]>([
  ['nothing was called', [], false],
  ['calls go through', minutes(10, {}), false],
  ['calls are refused minute after minute', minutes(3, { refused: 10 }), true],
  ['a few minutes had refusals', minutes(2, { refused: 90 }), false],
  ['one of many calls is refused', minutes(10, { refused: 2 }), false],
  ['calls wait long although little is used', minutes(3, { waitedMs: 600_000 }), true],
  ['calls wait long because much is used', minutes(10, { calls: 900, waitedMs: 9_000_000 }), false],
])('%s', (_, usage, starved) => expect(findContention(usage) !== null).toBe(starved));

it('sums the minutes in which it was so', () => {
  expect(findContention([...minutes(3, { refused: 10 }), ...minutes(5, {})])).toEqual({
    minutes: 3,
    calls: 300,
    refused: 30,
    waitedMs: 0,
    limitPerMinute: 1_000,
  });
});
