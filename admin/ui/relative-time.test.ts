import { expect, it } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-05-10T12:00:00Z');

it.each([
  ['2026-05-10T11:59:30Z', 'just now'],
  ['2026-05-10T12:00:30Z', 'in a moment'],
  ['2026-05-10T11:58:01Z', '1 min ago'],
  ['2026-05-10T12:05:00Z', 'in 5 min'],
  ['2026-05-10T09:30:00Z', '2 hr ago'],
  ['2026-05-09T11:00:00Z', 'yesterday'],
  ['2026-05-04T12:00:00Z', '6 days ago'],
  ['2026-05-03T12:00:00Z', null],
])('%s is %s', (at, text) => expect(relativeTime(new Date(at), now)).toBe(text));
