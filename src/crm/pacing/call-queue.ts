import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock/clock.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { Priority } from '../provider/crm-provider.ts';
import type { Spacing } from './pace.ts';
import type { Reservation } from './pace-store.ts';

/** Calls of one process to one connection that wait for their turn. */
export type CallQueue = { take(priority: Priority): Promise<void> };

type Waiting = { since: number; go(): void; fail(error: Error): void };

/** Background calls take turns of the near future alone, so that a call somebody waits for is never far behind them. */
const aheadMs = 100;

const longestWaitMs = 12_000;

/**
 * Takes turns for as many calls as wait, those first that somebody waits for, and lets each go at its time.
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
  const fail = (error: Error, whom: (waiting: Waiting) => boolean = () => true) => {
    for (const queue of Object.values(queues)) {
      while (queue[0] && whom(queue[0])) queue.shift()?.fail(error);
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
    const now = clock.now().getTime();
    if (pausedForMs > longestWaitMs) fail(limitReached(new Date(now + pausedForMs)));
    const error = limitReached(new Date(now + Math.max(firstInMs, everyMs)));
    fail(error, ({ since }) => now - since >= longestWaitMs);
    if (granted === 0 && firstInMs > ahead) await rest(firstInMs - ahead);
  };

  const run = async () => {
    running = true;
    try {
      while (queues.interactive.length + queues.background.length > 0) await serve();
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    } finally {
      running = false;
    }
  };

  return {
    take: (priority) =>
      new Promise((resolve, reject) => {
        const since = clock.now().getTime();
        const go = () => {
          onTurn(clock.now().getTime() - since);
          resolve();
        };
        queues[priority].push({ since, go, fail: reject });
        if (priority === 'interactive') nap.abort();
        if (!running) void run();
      }),
  };
}

function limitReached(retryAt: Date): CrmError {
  return new CrmError({
    failure: 'retry_later',
    sentence: 'The limit of calls to the CRM is used up for the moment.',
    overLimit: true,
    retryAt,
  });
}
