import { expect, it } from 'vitest';
import { GivenUp, RetryAt } from '../connections/with-client.ts';
import { CrmError, type FailureDetails } from '../provider/crm-error.ts';
import type { Notification } from './notification.ts';
import { planNextTry } from './next-try.ts';

const now = new Date('2026-03-01T12:00:00Z');
const received = new Date('2026-03-01T08:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const after = (attempts: number, error: unknown) =>
  planNextTry({ attempts, received_at: received } as Notification, error, now);
const failed = (facts: Partial<FailureDetails> = {}) => {
  const error = new CrmError({ failure: 'retry_later', sentence: 'No answer.', ...facts });
  if (error.failure === 'retry_later') return new RetryAt(error, { does: 'retry', at: now, counts: true });
  return new GivenUp(error, { does: 'give_up', because: error.failure === 'fix_data' ? 'data' : 'connection' });
};

it('waits longer after each try, counted from now and not from its arrival', () => {
  expect([0, 1, 2, 8].map((attempts) => after(attempts, failed()).nextAttemptAt)).toEqual(
    [20, 40, 80, 5120].map(inSeconds),
  );
});

it.each<[string, number, unknown, object]>([
  ['a failure', 0, failed(), { handled: false, tries: 1, outcome: 'No answer.' }],
  ['the tenth failure', 9, failed(), { handled: true, tries: 1, outcome: 'given up after 10 tries: No answer.' }],
  [
    'what no try mends',
    0,
    failed({ failure: 'fix_data' }),
    { handled: true, outcome: 'given up after one try: No answer.' },
  ],
  [
    'a fault of our own',
    0,
    new Error('secret'),
    { handled: false, tries: 1, outcome: 'Goodword could not handle it.' },
  ],
  ['the time that the CRM names', 3, failed({ retryAt: inSeconds(7) }), { nextAttemptAt: inSeconds(7) }],
  ['a named time that is over', 0, failed({ retryAt: inSeconds(-7) }), { nextAttemptAt: inSeconds(20) }],
  [
    'a call over the limit',
    9,
    failed({ rateLimited: true, retryAt: inSeconds(9) }),
    { handled: false, tries: 0, nextAttemptAt: inSeconds(9) },
  ],
  ['a connection to renew', 9, failed({ failure: 'reconnect' }), { handled: false, tries: 0 }],
])('%s', (_name, attempts, error, settled) => {
  expect(after(attempts, error)).toMatchObject(settled);
});
