import { expect, test } from 'vitest';
import { isSessionOver, isUseToNote, latestOver } from './session-rules.ts';

const limits = { days: 30, idleDays: 7 };
const now = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test.each([
  ['new', 0, 0, false],
  ['used today', 29.9, 0, false],
  ['used every day for too long', 30, 0, true],
  ['400 days old', 400, 0, true],
  ['idle for less than the limit', 20, 6.9, false],
  ['idle for too long', 8, 7, true],
])('a session that is %s', (_what, age, idle, isOver) => {
  const session = { createdAt: daysAgo(age), lastUsedAt: daysAgo(idle) };
  expect(isSessionOver(session, limits, now)).toBe(isOver);
  const latest = latestOver(limits, now);
  expect(session.createdAt <= latest.createdAt || session.lastUsedAt <= latest.lastUsedAt).toBe(isOver);
});

test('a use is noted once in five minutes', () => {
  expect(isUseToNote(new Date(now.getTime() - 299_000), now)).toBe(false);
  expect(isUseToNote(new Date(now.getTime() - 300_000), now)).toBe(true);
});
