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
  const stateAfter = (failure: 'not_taken' | 'refused' | 'unknown', tries: number, unclearTries: number) =>
    decideAfterFailure(failure, { tries, unclearTries }, now).state;

  it('is tried again later and later, and then given up', () => {
    const minutes = [1, 2, 3, 4, 5, 6].map((tries) => {
      const after = decideAfterFailure('not_taken', { tries, unclearTries: 0 }, now);
      return after.state === 'Waiting' ? (after.nextAttemptAt.getTime() - now.getTime()) / 60_000 : after.state;
    });
    expect(minutes).toEqual([1, 5, 20, 60, 180, 'Failed']);
  });

  it('is given up at once when it was refused for good', () => {
    expect(stateAfter('refused', 1, 0)).toBe('Failed');
  });

  it('goes out once more when it may have been taken, and no third time', () => {
    expect(stateAfter('unknown', 1, 1)).toBe('Waiting');
    expect(stateAfter('unknown', 2, 2)).toBe('Failed');
    expect(stateAfter('unknown', 4, 2)).toBe('Failed');
    // a second one that may have been taken counts also when a refusal came between
    expect(stateAfter('not_taken', 2, 1)).toBe('Waiting');
  });
});
