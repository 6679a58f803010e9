import { expect, it } from 'vitest';
import { readProgress } from './run-progress.ts';

const counts = { sent: 40, skipped: 5, failed: 1, open: 4, recent: 46 };

it('says how fast it goes and how long it will take', () => {
  const progress = readProgress({ state: 'Running', total: 212, looked_at: 52 }, counts, 60_000);
  expect(progress).toEqual({
    total: 212,
    done: 40,
    // two were looked at, and nothing was planned for them
    skipped: 7,
    failed: 1,
    open: 4,
    percent: 22,
    perMinute: 46,
    secondsLeft: Math.ceil(((212 - 52 + 4) * 60) / 46),
  });
});

it('names no rate that is chance, nor one of a run that stands', () => {
  expect(readProgress({ state: 'Running', total: 212, looked_at: 52 }, counts, 500).perMinute).toBeNull();
  expect(readProgress({ state: 'Paused', total: 212, looked_at: 52 }, counts, 60_000).secondsLeft).toBeNull();
});

it('the total follows what was found on the way', () => {
  expect(readProgress({ state: 'Running', total: 50, looked_at: 52 }, counts, 0).total).toBe(52);
  expect(readProgress({ state: 'Done', total: 60, looked_at: 52 }, counts, 0).total).toBe(52);
});
