import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../database/database.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { ConnectionKey } from '../connection-key.ts';
import type { CallUsage } from './read-call-usage.ts';
import { addUsage } from './usage-store.ts';

/** Counts calls of this process, and adds them to the table now and then. */
export type UsageCounter = {
  add(key: ConnectionKey, counts: Partial<Omit<CallUsage, 'minute'>>): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
};

const flushAfterMs = 2_000;

export function createUsageCounter(db: Database, clock: Clock, log: Log): UsageCounter {
  let counted = new Map<string, { key: ConnectionKey; usage: CallUsage }>();
  let timer: NodeJS.Timeout | null = null;

  const flush = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const toWrite = counted;
    counted = new Map();
    for (const { key, usage } of toWrite.values()) {
      // counts are no reason to fail: what cannot be written is lost
      await addUsage(db, key, usage).catch((error: unknown) => log.warn({ error: String(error) }, 'call usage lost'));
    }
  };
  return {
    add(key, counts) {
      const minute = new Date(Math.floor(clock.now().getTime() / 60_000) * 60_000);
      const name = `${key.workspace_id} ${key.connection_id} ${minute.getTime()}`;
      const { usage } = counted.get(name) ?? {
        usage: { minute, calls: 0, refused: 0, waitedMs: 0, limitPerMinute: null },
      };
      usage.calls += counts.calls ?? 0;
      usage.refused += counts.refused ?? 0;
      usage.waitedMs += counts.waitedMs ?? 0;
      usage.limitPerMinute = counts.limitPerMinute ?? usage.limitPerMinute;
      counted.set(name, { key, usage });
      timer ??= setTimeout(() => void flush(), flushAfterMs).unref();
    },
    flush,
  };
}
