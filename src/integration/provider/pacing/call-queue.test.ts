import { beforeEach, expect, it, vi } from 'vitest';
import type { Priority } from '../crm-provider.ts';
import { createCallQueue, type CallQueue } from './call-queue.ts';
import type { Reservation } from './pace-store.ts';

let now: number;
let answers: Reservation[];
let asked: { calls: number; aheadMs: number }[];
let gone: string[];
let queue: CallQueue;

const free: Reservation = { granted: 100, firstInMs: -1, pausedForMs: 0 };

beforeEach(() => {
  now = Date.parse('2026-01-01T00:00:00Z');
  answers = [];
  asked = [];
  gone = [];
  queue = createCallQueue({
    clock: { now: () => new Date(now) },
    spacing: () => ({ everyMs: 1_000, roomMs: 400, catchUpMs: 200 }),
    reserve: async (calls, aheadMs) => {
      asked.push({ calls, aheadMs });
      return answers.shift() ?? free;
    },
    onTurn: () => {},
  });
});

const take = (name: string, priority: Priority = 'background') => queue.take(priority).then(() => gone.push(name));

it('takes one round of turns for all that wait', async () => {
  await Promise.all([take('a'), take('b'), take('c')]);
  expect(gone).toEqual(['a', 'b', 'c']);
  // the first call began the round before the others were there
  expect(asked.map(({ calls }) => calls).reduce((sum, calls) => sum + calls, 0)).toBeLessThanOrEqual(4);
});

it('releases an interactive call first, also when it comes last', async () => {
  answers.push({ granted: 0, firstInMs: 60_000, pausedForMs: 0 });
  const waiting = [take('background'), take('more background')];
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  waiting.push(take('screen', 'interactive'));
  await Promise.all(waiting);
  expect(gone).toEqual(['screen', 'background', 'more background']);
  expect(asked[1]).toEqual({ calls: 1, aheadMs: 400 });
});

it('rejects calls that would wait too long, and says when to retry', async () => {
  answers.push({ granted: 0, firstInMs: 1, pausedForMs: 40_000 });
  await expect(take('a')).rejects.toMatchObject({
    failure: 'retry_later',
    rateLimited: true,
    retryAt: new Date(now + 40_000),
  });
  await take('b');
  expect(gone).toEqual(['b']);
});

it('drops aborted calls, and gives their turns to others', async () => {
  answers.push({ granted: 0, firstInMs: 60_000, pausedForMs: 0 });
  const leaving = new AbortController();
  const left = queue.take('background', leaving.signal);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  leaving.abort();
  await expect(left).rejects.toBe(leaving.signal.reason);
  await expect(queue.take('background', leaving.signal)).rejects.toBe(leaving.signal.reason);
  await take('screen', 'interactive');
  expect(asked).toHaveLength(2);
});

it('fails the calls that wait when turns cannot be had, and works again afterwards', async () => {
  const broken = createCallQueue({
    clock: { now: () => new Date(now) },
    spacing: () => ({ everyMs: 1_000, roomMs: 400, catchUpMs: 200 }),
    reserve: async () => {
      if (asked.push({ calls: 0, aheadMs: 0 }) === 1) throw new Error('no database');
      return free;
    },
    onTurn: () => {},
  });
  await expect(broken.take('background')).rejects.toThrow('no database');
  await broken.take('background');
});
