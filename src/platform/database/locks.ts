import { sql } from 'kysely';
import { closeDatabase, openDatabase } from './database.ts';

/** Locks by name that hold among all processes on a database, for work that is longer than a transaction should be. */
export type Locks = {
  /**
   * Runs the work unless somebody else holds the lock; then nothing is done. Rejects as the work does.
   * @returns whether the work was done
   */
  whileLocked(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Waits for locks that are held, then closes the connections. */
  close(): Promise<void>;
};

/** No work may be longer: its lock would end under it. */
const longestWorkMs = 5 * 60_000;

/**
 * A lock lives in a transaction of its own that does nothing else, so it ends with the connection of its process,
 * however that ends. The connections are apart from those that requests wait for: a slow counterpart of the work keeps
 * nobody else from the database.
 * @param options.most locks that this process holds at once; whoever wants more waits
 */
export function createLocks(
  connectionString: string,
  options: { most: number; log: (sentence: string) => void },
): Locks {
  const db = openDatabase(connectionString, {
    name: 'goodword-locks',
    poolSize: options.most,
    idleInTransactionMs: longestWorkMs,
    log: options.log,
  });
  return {
    whileLocked: (name, work) =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ taken: boolean }>`
          select pg_try_advisory_xact_lock(hashtextextended(${name}, 1)) as taken`.execute(trx);
        if (!rows[0]?.taken) return false;
        await work();
        return true;
      }),
    close: () => closeDatabase(db),
  };
}
