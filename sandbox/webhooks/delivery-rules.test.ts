import { describe, expect, test } from 'vitest';
import { type DeliveryHealth, freshDelivery } from '../entities/delivery-health.ts';
import { afterAnswer, atOnce, outcomeOf } from './delivery-rules.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const error = (now: number) => ({ outcome: 'error' as const, now, tookMs: 5 });

function afterErrors(times: number[], kind: 'private' | 'public' = 'private'): DeliveryHealth {
  return times.reduce((health, now) => afterAnswer(health, kind, error(now)), freshDelivery());
}

test.each([
  [200, 'success'],
  [204, 'success'],
  [302, 'error'],
  [404, 'error'],
  [410, 'gone'],
  [429, 'slow down'],
  [500, 'error'],
  [null, 'error'],
])('the status %s is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});

describe('a pause', () => {
  const many = (count: number, apart: number) => Array.from({ length: count }, (_, at) => at * apart);

  test('starts with the 1,001st error in a row within 15 minutes', () => {
    expect(afterErrors(many(1000, 1)).pausedUntil).toBeNull();
    expect(afterErrors(many(1001, 1)).pausedUntil).toBe(1000 + 15 * minute);
  });

  test('does not start when they are spread over more than 15 minutes', () => {
    expect(afterErrors(many(1001, 900)).pausedUntil).not.toBeNull();
    expect(afterErrors(many(1500, 901)).pausedUntil).toBeNull();
  });

  test('does not start when there is a success in between', () => {
    const half = afterErrors(many(900, 1));
    const healed = afterAnswer(half, 'private', { outcome: 'success', now: 950, tookMs: 5 });
    const again = many(900, 1).reduce((health, at) => afterAnswer(health, 'private', error(1000 + at)), healed);
    expect(again.pausedUntil).toBeNull();
  });
});

describe('a suspension', () => {
  test('starts with an error more than seven days after the first in a row', () => {
    expect(afterErrors([0, 7 * day]).suspendedAt).toBeNull();
    expect(afterErrors([0, 7 * day + 1]).suspendedAt).toBe(7 * day + 1);
  });

  test('never applies to a public app', () => {
    expect(afterErrors([0, 30 * day], 'public').suspendedAt).toBeNull();
  });
});

describe('a slow-down', () => {
  const slow = (now: number) => ({ outcome: 'slow down' as const, now, tookMs: 5 });

  test('lasts a minute, then doubles each time, up to two hours', () => {
    let health = freshDelivery();
    const lengths: number[] = [];
    for (let time = 0; time < 9; time++) {
      const now = health.slowDown?.until ?? 0;
      health = afterAnswer(health, 'private', slow(now));
      lengths.push((health.slowDown?.lengthMs ?? 0) / minute);
    }
    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120]);
  });

  test('is not extended by responses to notifications already in flight', () => {
    const first = afterAnswer(freshDelivery(), 'private', slow(0));
    expect(afterAnswer(first, 'private', slow(10)).slowDown).toEqual({ lengthMs: minute, until: minute });
  });

  test('ends with a success', () => {
    const first = afterAnswer(freshDelivery(), 'private', slow(0));
    expect(afterAnswer(first, 'private', { outcome: 'success', now: 70_000, tookMs: 5 }).slowDown).toBeNull();
  });
});

test('an endpoint that takes more than 500 ms on average gets fewer notifications at once', () => {
  const answered = (tookMs: number) =>
    Array.from({ length: 20 }).reduce<DeliveryHealth>(
      (health) => afterAnswer(health, 'private', { outcome: 'success', now: 0, tookMs }),
      freshDelivery(),
    );
  expect(atOnce(answered(500))).toBe(64);
  expect(atOnce(answered(501))).toBe(8);
});
