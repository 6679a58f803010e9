import { expect, it } from 'vitest';
import { nextUnusedTimestamp } from './next-unused-timestamp.ts';

it('is the second in which it happened, or the nearest free one before', () => {
  expect(nextUnusedTimestamp(100, new Set())).toBe(100);
  expect(nextUnusedTimestamp(100, new Set([101, 99]))).toBe(100);
  expect(nextUnusedTimestamp(100, new Set([100, 99, 97]))).toBe(98);
});
