import { describe, expect, test } from 'vitest';
import { dayAround, instantOfLocal, localSeconds } from './day.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('the calendar day around an instant', () => {
  test.each([
    ['Europe/Dublin', '2026-07-01T23:30:00Z', '2026-07-01T23:00:00Z', '2026-07-02T23:00:00Z'],
    ['Europe/Dublin', '2026-03-29T12:00:00Z', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
    ['Europe/Dublin', '2026-10-25T12:00:00Z', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
    ['America/Los_Angeles', '2026-01-01T07:59:59Z', '2025-12-31T08:00:00Z', '2026-01-01T08:00:00Z'],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
  ])('%s at %s', (timezone, instant, start, end) => {
    expect(dayAround(seconds(instant), timezone)).toEqual({ start: seconds(start), end: seconds(end) });
  });
});

test('a local time converts back to its instant', () => {
  for (let hour = 0; hour < 24 * 365; hour += 7) {
    const instant = seconds('2026-01-01T00:00:00Z') + hour * 3600;
    const local = localSeconds(instant, 'America/New_York');
    expect(localSeconds(instantOfLocal(local, 'America/New_York'), 'America/New_York')).toBe(local);
  }
});
