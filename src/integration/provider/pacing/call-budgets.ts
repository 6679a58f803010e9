import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../database/database.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { Priority } from '../crm-provider.ts';
import { createUsageCounter } from './call-usage.ts';
import { createCallQueue, type CallQueue } from './call-queue.ts';
import { learnPace, newPace, sliceMs, spacingOf, type RateReading } from './pace.ts';
import type { ConnectionKey } from '../connection-key.ts';
import { pauseCalls, reserveTurns } from './pace-store.ts';

/** Keeps calls below the limit of the CRM. */
export type CallBudget = {
  /** Waits until a call may be made. @throws CrmError (retry later) when that is too far away to wait for */
  take(): Promise<void>;
  /** Learns from an answer. */
  learn(reading: RateReading): void;
};

/** For calls that belong to no connection, such as the one that makes it. */
export const unmetered: CallBudget = { take: async () => {}, learn: () => {} };

/** The budgets of all connections: one for each, shared by every process on the database. */
export type CallBudgets = {
  /** @param signal whoever waits for a call when it is aborted is sent away with its reason */
  of(connection: ConnectionKey, priority: Priority, signal?: AbortSignal): CallBudget;
  /** Writes down what was counted; before the database is closed. */
  close(): Promise<void>;
};

export function createCallBudgets({ db, clock, log }: { db: Database; clock: Clock; log: Log }): CallBudgets {
  const usage = createUsageCounter(db, clock, log);
  const shared = new Map<string, { queue: CallQueue; learn: CallBudget['learn'] }>();

  const open = (key: ConnectionKey) => {
    let pace = newPace;
    const now = () => clock.now().getTime();
    const queue = createCallQueue({
      clock,
      spacing: () => spacingOf(pace, now()),
      reserve: (calls, aheadMs) => reserveTurns(db, key, spacingOf(pace, now()), calls, aheadMs),
      onTurn: (waitedMs) => usage.add(key, { calls: 1, waitedMs }),
    });
    const learn = (reading: RateReading) => {
      const learned = learnPace(pace, reading, now());
      pace = learned.pace;
      usage.add(key, {
        refused: reading.refused ? 1 : 0,
        limitPerMinute: pace.limit === null ? null : Math.round((pace.limit * 60_000) / sliceMs),
      });
      if (learned.pauseMs === 0) return;
      pauseCalls(db, key, learned.pauseMs).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'calls could not be paused'),
      );
    };
    return { queue, learn };
  };
  return {
    of({ workspace_id, connection_id }, priority, signal) {
      const name = `${workspace_id} ${connection_id}`;
      const known = shared.get(name) ?? open({ workspace_id, connection_id });
      shared.set(name, known);
      return { take: () => known.queue.take(priority, signal), learn: known.learn };
    },
    close: () => usage.flush(),
  };
}
