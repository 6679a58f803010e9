import { expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

it.each([
  [0.2, 'less than a second'],
  [1, '1 second'],
  [25.4, '25 seconds'],
  [100, '2 minutes'],
  [3599, '60 minutes'],
  [3600, '1 hour'],
  [5400, '1 hour 30 minutes'],
  [7199, '2 hours'],
  [90_000, '1 day 1 hour'],
])('%d seconds are %s', (seconds, words) => expect(formatDuration(seconds)).toBe(words));
