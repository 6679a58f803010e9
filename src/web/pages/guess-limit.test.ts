import { expect, it } from 'vitest';
import { createGuessLimit } from './guess-limit.ts';

let now = 0;
const clock = { now: () => new Date(now) };

it('a miss of one visitor leaves the links of all others as quick as before', () => {
  const guesses = createGuessLimit(clock);
  for (let miss = 0; miss < 59; miss += 1) guesses.miss('192.0.2.1');
  for (let visitor = 0; visitor < 200; visitor += 1) guesses.miss(`198.51.100.${visitor}`);
  expect(guesses.blocksAny()).toBe(false);
  expect(guesses.isBlocked('192.0.2.1')).toBe(false);
});

it('the sixtieth miss in a minute blocks its address alone, until the minute is over', () => {
  const guesses = createGuessLimit(clock);
  for (let miss = 0; miss < 60; miss += 1) guesses.miss('192.0.2.1');
  expect([guesses.blocksAny(), guesses.isBlocked('192.0.2.1'), guesses.isBlocked('192.0.2.2')]).toEqual([
    true,
    true,
    false,
  ]);
  now += 60_000;
  expect([guesses.blocksAny(), guesses.isBlocked('192.0.2.1')]).toEqual([false, false]);
});

it('the addresses of one IPv6 network share their misses', () => {
  const guesses = createGuessLimit(clock);
  for (let miss = 1; miss <= 60; miss += 1) guesses.miss(`2001:db8:1:2::${miss.toString(16)}`);
  expect(guesses.isBlocked('2001:db8:1:2:9::9')).toBe(true);
  expect(guesses.isBlocked('2001:db8:1:3::1')).toBe(false);
});
