import { describe, expect, it, test } from 'vitest';
import { chooseLane, decideTurn, isWorthAnEvent } from './try-rules.ts';

const failed = (failures: number) => ({ failures });

test.each<[string, Parameters<typeof chooseLane>[0], string]>([
  ['from a known device', { isKnownDevice: true, ofNetwork: failed(500) }, 'device'],
  ['from a network that never failed', { isKnownDevice: false, ofNetwork: failed(0) }, 'newcomers'],
  ['from a network that failed twice', { isKnownDevice: false, ofNetwork: failed(2) }, 'newcomers'],
  ['from a network that failed three times', { isKnownDevice: false, ofNetwork: failed(3) }, 'account'],
  ['from an address that may be a proxy’s', { isKnownDevice: false, ofNetwork: null }, 'account'],
])('a try %s waits among its like', (_, from, lane) => {
  expect(chooseLane(from)).toBe(lane);
});

describe('a turn', () => {
  const seconds = (wait: number, pause: number) => ({ waitMs: wait * 1_000, pauseMs: pause * 1_000 });

  it.each<[string, number, number, number, ReturnType<typeof seconds> | null]>([
    ['comes at once before ten failures', 9, 9, 0, seconds(0, 0)],
    ['comes at once at the tenth, and pauses for a second', 10, 10, -5, seconds(0, 1)],
    ['waits for the one before it', 12, 12, 2, seconds(2, 4)],
    ['pauses for eight seconds at most', 2_000, 2_000, 7.9, seconds(7.9, 8)],
    ['is refused when those near are taken', 2_000, 2_000, 8, null],
    ['of a lane that has hardly failed comes at once, however often others fail', 2_000, 3, 0, seconds(0, 1)],
  ])('%s', (_, overall, failures, nextSeconds, turn) => {
    expect(decideTurn(failed(overall), { failures, nextTurnMs: nextSeconds * 1_000 })).toEqual(turn);
  });
});

it('of many failures a few are written down', () => {
  const written = Array.from({ length: 2_000 }, (_, index) => index + 1).filter(isWorthAnEvent);
  expect(written).toEqual([1, 10, 100, 1_000]);
});
