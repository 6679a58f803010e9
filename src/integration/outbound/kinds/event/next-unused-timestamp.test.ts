import { expect, it } from 'vitest';
import { freeSecond } from './next-unused-timestamp.ts';

it('is the second in which it happened, or the nearest free one before', () => {
  expect(freeSecond(100, new Set())).toBe(100);
  expect(freeSecond(100, new Set([101, 99]))).toBe(100);
  expect(freeSecond(100, new Set([100, 99, 97]))).toBe(98);
});
