import { expect, it } from 'vitest';
import { backOffs, decideOnFailure, retryTime, type BackOffKind, type CallFacts } from './call-failure-rules.ts';

const now = new Date('2026-03-01T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const facts = (change: Partial<CallFacts> = {}): CallFacts => ({
  failure: 'retry_later',
  retryAt: null,
  rateLimited: false,
  ...change,
});
const delays = (kind: BackOffKind, tries: number[]) =>
  tries.map((count) => (retryTime(kind, count, now).getTime() - now.getTime()) / 1000);

it('waits longer after each try, as the kind of work says', () => {
  expect(delays('delivery', [0, 1, 2, 3, 4, 5, 19])).toEqual([30, 30, 60, 300, 1800, 7200, 7200]);
  expect(delays('notification', [1, 2, 3, 9])).toEqual([20, 40, 80, 5120]);
  expect(delays('import', [1, 50])).toEqual([10, 10]);
  expect(delays('background', [1])).toEqual([120]);
});

it.each<[string, CallFacts, BackOffKind, number, object]>([
  ['what may pass', facts(), 'delivery', 1, { does: 'retry', at: inSeconds(30), counts: true }],
  ['the time that the CRM names', facts({ retryAt: inSeconds(7) }), 'delivery', 4, { at: inSeconds(7) }],
  ['a named time that is over', facts({ retryAt: inSeconds(-7) }), 'delivery', 1, { at: inSeconds(30) }],
  ['the last try of a delivery', facts(), 'delivery', 20, { does: 'give_up', because: 'tries' }],
  ['the last try of a notification', facts(), 'notification', 10, { does: 'give_up', because: 'tries' }],
  ['a call over the limit is no try', facts({ rateLimited: true }), 'delivery', 20, { does: 'retry', counts: false }],
  ['work without an end', facts(), 'import', 1_000, { does: 'retry', at: inSeconds(10) }],
  ['a connection to renew', facts({ failure: 'reconnect' }), 'import', 1, { does: 'give_up', because: 'connection' }],
  ['data to correct', facts({ failure: 'fix_data' }), 'delivery', 1, { does: 'give_up', because: 'data' }],
])('%s', (_name, failure, kind, tries, decision) => {
  expect(decideOnFailure(failure, kind, tries, now)).toMatchObject(decision);
});

it('every kind retries at least once', () => {
  for (const { delaysMs, mostTries } of Object.values(backOffs)) {
    expect(delaysMs.length).toBeGreaterThan(0);
    expect(mostTries).toBeGreaterThan(1);
  }
});
