import { describe, expect, it } from 'vitest';
import { isNightlyDue, nextNightly } from './night.ts';

const berlin = 'Europe/Berlin';

describe('the nightly check', () => {
  it.each([
    ['before three', '2026-11-22T01:30:00Z', null, false],
    ['after three, the first one ever', '2026-11-22T02:30:00Z', null, true],
    ['one began this night', '2026-11-22T05:00:00Z', '2026-11-22T02:07:00Z', false],
    ['the last began yesterday', '2026-11-22T02:30:00Z', '2026-11-21T14:00:00Z', true],
    ['a user asked for one before three', '2026-11-22T02:30:00Z', '2026-11-22T01:00:00Z', true],
    ['the server was off at three', '2026-11-22T15:00:00Z', '2026-11-21T02:07:00Z', true],
  ] as const)('%s', (_, now, last, due) =>
    expect(isNightlyDue(new Date(now), berlin, last === null ? null : new Date(last))).toBe(due),
  );

  it('is announced for the hour at which it will begin', () => {
    const at = (now: string, last: string | null) =>
      nextNightly(new Date(now), berlin, last === null ? null : new Date(last)).toISOString();
    expect(at('2026-11-22T15:00:00Z', '2026-11-22T02:07:00Z')).toBe('2026-11-23T02:07:00.000Z');
    expect(at('2026-11-22T15:00:00Z', null)).toBe('2026-11-22T15:07:00.000Z');
    // summer time ends: the night is an hour longer
    expect(at('2026-10-24T12:00:00Z', '2026-10-24T01:07:00Z')).toBe('2026-10-25T02:07:00.000Z');
  });

  it('knows no better than UTC in a zone that does not exist', () => {
    expect(isNightlyDue(new Date('2026-11-22T03:30:00Z'), 'Mars/Olympus', null)).toBe(true);
  });
});
