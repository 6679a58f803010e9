import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from './is-database-away.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { acquireServerLock } from './server-lock.ts';

/**
 * Starts the built-in PostgreSQL of `dataFolder` and makes this process its only server, or returns null when another
 * server still uses it after `waitMs` milliseconds (then its PostgreSQL is left running). `stop()` of the result stops
 * PostgreSQL, which also frees the place for the next server. Throws like `startEmbeddedPostgres`.
 */
export async function claimEmbeddedPostgres(options: {
  dataFolder: string;
  log: (sentence: string) => void;
  waitMs: number;
}): Promise<EmbeddedPostgres | null> {
  const deadline = Date.now() + options.waitMs;
  for (;;) {
    try {
      const postgres = await startEmbeddedPostgres(options);
      const lock = await acquireServerLock(postgres.connectionString, Math.max(0, deadline - Date.now()));
      if (!lock) return null;
      return { ...postgres, stop: () => postgres.stop().finally(() => lock.release()) };
    } catch (error) {
      // The server before us was just stopping and took PostgreSQL with it: start it again for ourselves.
      if (!isDatabaseAway(error) || Date.now() >= deadline) throw error;
      await sleep(100);
    }
  }
}
