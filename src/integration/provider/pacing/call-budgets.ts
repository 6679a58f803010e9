import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../database/database.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { BudgetLimit, CrmCapabilities } from '../capabilities.ts';
import type { Priority } from '../crm-provider.ts';
import { createUsageCounter } from './call-usage.ts';
import { createCallQueue, type CallQueue } from './call-queue.ts';
import { learnPace, newPace, spacingOf, type RateReading } from './pace.ts';
import { pauseCalls, reserveTurns, type BudgetKey } from './pace-store.ts';
import type { ConnectionKey } from '../connection-key.ts';

/** Keeps calls below the limit of the CRM. */
export type CallBudget = {
  /**
   * Waits until a call may be made.
   * @param budget by name, of those that the provider declares; its first when left out
   * @throws CrmError (retry later) when that is too far away to wait for
   */
  take(budget?: string): Promise<void>;
  /** Learns from an answer to a call that spent the same budget. */
  learn(reading: RateReading, budget?: string): void;
};

/** For calls that belong to no connection, such as the one that makes it. */
export const unmetered: CallBudget = { take: async () => {}, learn: () => {} };

type BudgetLimits = CrmCapabilities['budgets'];

/** The budgets of all connections: some for each, shared by every process on the database. */
export type CallBudgets = {
  /**
   * @param limits the budgets of the CRM, by name
   * @param signal when it is aborted, callers that still wait for their turn fail with its reason
   */
  of(connection: ConnectionKey, limits: BudgetLimits, priority: Priority, signal?: AbortSignal): CallBudget;
  /** Writes down what was counted; before the database is closed. */
  close(): Promise<void>;
};

export function createCallBudgets({ db, clock, log }: { db: Database; clock: Clock; log: Log }): CallBudgets {
  const usage = createUsageCounter(db, clock, log);
  const shared = new Map<string, { queue: CallQueue; learn: CallBudget['learn'] }>();

  const open = (key: BudgetKey, counting: BudgetLimit) => {
    let pace = newPace(counting);
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
        limitPerMinute: pace.limit === null ? null : Math.round((pace.limit * 60_000) / counting.sliceMs),
      });
      if (learned.pauseMs === 0) return;
      pauseCalls(db, key, learned.pauseMs).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'calls could not be paused'),
      );
    };
    return { queue, learn };
  };
  return {
    of({ workspace_id, connection_id }, limits, priority, signal) {
      const budgetOf = (budget = Object.keys(limits)[0]!) => {
        const name = `${workspace_id} ${connection_id} ${budget}`;
        const known = shared.get(name) ?? open({ workspace_id, connection_id, budget }, limits[budget]!);
        shared.set(name, known);
        return known;
      };
      return {
        take: (budget) => budgetOf(budget).queue.take(priority, signal),
        learn: (reading, budget) => budgetOf(budget).learn(reading),
      };
    },
    close: () => usage.flush(),
  };
}
