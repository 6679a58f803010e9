import { describe, expect, it } from 'vitest';
import { learnPace, newPace, spacingOf, type Pace, type RateReading } from './pace.ts';

const sliceMs = 10_000;
const fresh = newPace({ sliceMs, startWith: 80, perMinute: 10_000 });

/** At a full slice. */
const start = Date.parse('2026-01-01T00:00:00Z');
const answer = (more: Partial<RateReading> = {}): RateReading => ({
  limit: 1000,
  remaining: 999,
  resetAt: null,
  answeredAt: null,
  refused: false,
  ...more,
});
const refusal = (more: Partial<RateReading> = {}) => answer({ remaining: 0, refused: true, ...more });
const perSlice = (pace: Pace, now = start) => Math.round(sliceMs / spacingOf(pace, now).everyMs);

describe('the pace', () => {
  it('is careful until the limit is known, and then what the CRM says', () => {
    expect(perSlice(fresh)).toBeLessThan(85);
    expect(perSlice(learnPace(fresh, answer(), start).pace)).toBe(930);
    expect(perSlice(learnPace(fresh, answer({ limit: 10, remaining: 9 }), start).pace)).toBe(9);
  });

  it.each([1, 2, 10, 17, 167, 1667, 5000])(
    'never makes more than %i calls in any ten seconds, interactive ones included',
    (limit) => {
      const { everyMs, roomMs, catchUpMs } = spacingOf(
        learnPace(fresh, answer({ limit, remaining: limit }), start).pace,
        start,
      );
      const most = Math.floor((sliceMs + roomMs + catchUpMs) / everyMs) + 1;
      expect(most).toBeLessThanOrEqual(limit);
      expect(sliceMs / everyMs / limit).toBeGreaterThan(0.9);
    },
  );

  it('spreads what is left when another program uses the limit too, until the slice ends', () => {
    const halfWay = start + sliceMs / 2;
    const { pace } = learnPace(fresh, answer({ remaining: 120 }), halfWay);
    expect(perSlice(pace, halfWay)).toBe(222);
    expect(perSlice(pace, start + sliceMs)).toBe(930);
  });

  it('believes the CRM’s clock about where slices end', () => {
    const skewed = answer({ remaining: 120, answeredAt: new Date(start + 9_000) });
    expect(perSlice(learnPace(fresh, skewed, start).pace, start)).toBe(930);
  });

  it('keeps the lowest of answers that overtake each other', () => {
    const low = learnPace(fresh, answer({ remaining: 120 }), start).pace;
    const { pace } = learnPace(low, answer({ remaining: 800 }), start);
    expect(perSlice(pace)).toBe(perSlice(low));
  });

  it('is not slowed by its own calls', () => {
    for (const limit of [10, 1667]) {
      let pace = fresh;
      for (let call = 0; call * spacingOf(pace, start).everyMs < sliceMs; call += 1) {
        const now = start + call * spacingOf(pace, start).everyMs;
        pace = learnPace(pace, answer({ limit, remaining: limit - call - 1 }), now).pace;
        expect(pace.slowed).toBeNull();
      }
    }
  });
});

describe('a refusal', () => {
  it('stops calls until the next slice, the second one until the reset that is announced', () => {
    const resetAt = new Date(start + sliceMs + 6_000);
    const first = learnPace(fresh, refusal({ resetAt }), start + 4_000);
    expect(first.pauseMs).toBe(7_000);
    const second = learnPace(first.pace, refusal({ resetAt: new Date(start + 26_000) }), start + 12_000);
    expect(second.pauseMs).toBe(14_000);
  });

  it('that names no reset stops them no longer than a slice', () => {
    expect(learnPace(fresh, { ...refusal(), limit: null, remaining: null }, start + 1).pauseMs).toBe(sliceMs);
  });

  it('lowers the pace when it comes again, and the pace recovers', () => {
    const once = learnPace(fresh, refusal(), start).pace;
    expect(perSlice(once)).toBe(930);
    const same = learnPace(once, refusal(), start + 100).pace;
    expect(perSlice(same)).toBe(930);
    const again = learnPace(same, refusal(), start + 12_000).pace;
    expect(perSlice(again, start + 12_000)).toBe(744);
    expect(perSlice(again, start + 12_000 + 20 * sliceMs)).toBe(930);
  });
});
