import { describe, expect, it } from 'vitest';
import { decideAfterFailure, mayMail } from './mail-rules.ts';

const now = new Date('2026-05-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('one more mail to an address', () => {
  it.each<[string, Date[], boolean]>([
    ['goes when there was none', [], true],
    ['waits for ten minutes after the last one', [ago(9)], false],
    ['goes after them', [ago(10)], true],
    ['goes as the third of a day', [ago(700), ago(300)], true],
    ['is one too many as the fourth', [ago(1_400), ago(700), ago(300)], false],
    ['goes when the oldest is a day old', [ago(1_440), ago(700), ago(300)], true],
  ])('%s', (_, earlier, isAllowed) => {
    expect(mayMail(earlier, now)).toBe(isAllowed);
  });
});

describe('a mail that failed', () => {
  it('is tried again later and later, and then given up', () => {
    const minutes = [1, 2, 3, 4, 5, 6].map((tries) => {
      const after = decideAfterFailure('not_taken', tries, now);
      return after.state === 'Waiting' ? (after.nextAttemptAt.getTime() - now.getTime()) / 60_000 : after.state;
    });
    expect(minutes).toEqual([1, 5, 20, 60, 180, 'Failed']);
  });

  it('is given up at once when it was refused for good, or may have been taken', () => {
    expect(decideAfterFailure('refused', 1, now)).toEqual({ state: 'Failed' });
    expect(decideAfterFailure('unknown', 1, now)).toEqual({ state: 'Failed' });
  });
});
