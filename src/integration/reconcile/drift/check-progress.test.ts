import { expect, it } from 'vitest';
import { checkProgressOf } from './check-progress.ts';
import type { Check } from './check.ts';

const started = new Date('2026-01-01T02:00:00Z');
const minuteLater = new Date('2026-01-01T02:01:00Z');
const check = (given: Partial<Check>) =>
  ({ state: 'Running', total: 1_000, checked: 250, outcome: null, started_at: started, ...given }) as Check;

it('a running check says how fast it goes and what is left', () => {
  expect(checkProgressOf(check({}), minuteLater)).toEqual({
    done: 250,
    total: 1_000,
    percent: 25,
    perMinute: 250,
    secondsLeft: 180,
  });
});

it.each<[string, Partial<Check>]>([
  ['waits for the CRM', { outcome: 'Intercom answered with 502.' }],
  ['is done', { state: 'Done', checked: 1_000 }],
])('a check that %s names no rate', (_state, given) => {
  expect(checkProgressOf(check(given), minuteLater)).toMatchObject({ perMinute: null, secondsLeft: null });
});

it('contacts linked during the check count', () => {
  expect(checkProgressOf(check({ checked: 1_002 }), minuteLater)).toMatchObject({ total: 1_002, percent: 100 });
});
