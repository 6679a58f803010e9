import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock/clock.ts';
import { CrmError } from '../crm-error.ts';
import type { Priority } from '../crm-provider.ts';
import type { Spacing } from './pace.ts';
import type { Reservation } from './pace-store.ts';

/** Calls of one process to one connection that wait for their turn. */
export type CallQueue = {
  /** @param signal rejects the calls that still wait when it is aborted, with its reason */
  take(priority: Priority, signal?: AbortSignal): Promise<void>;
};

type Waiting = { since: number; go(): void; fail(error: Error): void };

/** Background calls reserve turns of the near future only, so that an interactive call is never far behind them. */
const aheadMs = 100;

/** A call that waits longer is rejected with the time to retry. */
const longestWaitMs: Record<Priority, number> = { interactive: 12_000, background: 30_000 };

/**
 * Reserves turns for all waiting calls, interactive ones first, and releases each at its time.
 * @param options.onTurn hears how long a call waited, in milliseconds
 */
export function createCallQueue(options: {
  clock: Clock;
  spacing: () => Spacing;
  reserve: (calls: number, aheadMs: number) => Promise<Reservation>;
  onTurn: (waitedMs: number) => void;
}): CallQueue {
  const { clock, spacing, reserve, onTurn } = options;
  const queues: Record<Priority, Waiting[]> = { interactive: [], background: [] };
  let running = false;
  let nap = new AbortController();

  const rest = async (ms: number) => {
    nap = new AbortController();
    await sleep(ms, null, { signal: nap.signal }).catch(() => {});
  };
  const failAll = (error: Error) => {
    for (const queue of Object.values(queues)) for (const { fail } of queue.splice(0)) fail(error);
  };
  const failThoseWhoWaitTooLong = (pausedForMs: number, firstInMs: number) => {
    const now = clock.now().getTime();
    const error = limitReached(new Date(now + Math.max(pausedForMs, firstInMs)));
    for (const priority of ['interactive', 'background'] as const) {
      const queue = queues[priority];
      while (queue[0] && Math.max(pausedForMs, now - queue[0].since) >= longestWaitMs[priority])
        queue.shift()?.fail(error);
    }
  };

  /** One round: turns for the more urgent queue, or a rest until there are some. */
  const serve = async () => {
    const priority: Priority = queues.interactive.length > 0 ? 'interactive' : 'background';
    const queue = queues[priority];
    const { everyMs, roomMs } = spacing();
    const ahead = priority === 'interactive' ? roomMs : aheadMs;
    const { granted, firstInMs, pausedForMs } = await reserve(queue.length, ahead);
    for (const [index, waiting] of queue.splice(0, granted).entries()) {
      const inMs = priority === 'interactive' ? pausedForMs : firstInMs + index * everyMs;
      if (inMs <= 1) waiting.go();
      else setTimeout(waiting.go, inMs);
    }
    failThoseWhoWaitTooLong(pausedForMs, Math.max(firstInMs, everyMs));
    const isOvertaken = priority === 'background' && queues.interactive.length > 0;
    if (granted === 0 && firstInMs > ahead && !isOvertaken) await rest(firstInMs - ahead);
  };

  const run = async () => {
    running = true;
    try {
      while (queues.interactive.length + queues.background.length > 0) await serve();
    } catch (error) {
      failAll(error instanceof Error ? error : new Error(String(error)));
    } finally {
      running = false;
    }
  };

  return {
    take: (priority, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const since = clock.now().getTime();
        const leave = () => {
          const place = queues[priority].indexOf(waiting);
          // one whose turn was taken already makes its call
          if (place >= 0) queues[priority].splice(place, 1)[0]!.fail(signal!.reason);
        };
        const go = () => {
          signal?.removeEventListener('abort', leave);
          onTurn(clock.now().getTime() - since);
          resolve();
        };
        const fail = (error: Error) => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        };
        const waiting: Waiting = { since, go, fail };
        signal?.addEventListener('abort', leave);
        queues[priority].push(waiting);
        if (priority === 'interactive') nap.abort();
        if (!running) void run();
      }),
  };
}

function limitReached(retryAt: Date): CrmError {
  return new CrmError({
    failure: 'retry_later',
    sentence: 'The limit of calls to the CRM is used up for the moment.',
    rateLimited: true,
    retryAt,
  });
}
