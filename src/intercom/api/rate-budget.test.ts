import { beforeEach, expect, it } from 'vitest';
import { createRateBudget, type RateBudget } from './rate-budget.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
let now: number;
let waits: number[];
let budget: RateBudget;

beforeEach(() => {
  now = start;
  waits = [];
  budget = createRateBudget({ now: () => new Date(now) }, async (ms) => {
    waits.push(ms);
    now += ms;
  });
});

const headers = (limit: number, left: number, resetInMs: number) =>
  new Headers({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': String((now + resetInMs) / 1000),
  });

it('lets calls pass until it has learned of a limit', async () => {
  for (let call = 0; call < 100; call += 1) await budget.take();
  expect(waits).toEqual([]);
});

it('stops five per cent before the limit, and goes on after the reset', async () => {
  budget.learn(headers(100, 7, 60_000), false);
  await budget.take();
  await budget.take();
  await expect(budget.take()).rejects.toMatchObject({
    failure: 'retry_later',
    overLimit: true,
    retryAt: new Date(start + 60_000),
  });
  now += 60_001;
  await budget.take();
  expect(waits).toEqual([]);
});

it('counts what was taken although an older answer says more is left', async () => {
  budget.learn(headers(100, 6, 60_000), false);
  await budget.take();
  budget.learn(headers(100, 50, 60_000), false);
  await expect(budget.take()).rejects.toThrow();
});

it('waits for a near reset', async () => {
  budget.learn(headers(100, 0, 5_000), true);
  await budget.take();
  expect(waits).toEqual([5_000]);
});

it('waits ten seconds after a refusal that names no reset', async () => {
  budget.learn(new Headers(), true);
  await budget.take();
  expect(waits).toEqual([10_000]);
});
