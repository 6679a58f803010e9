import { createGroupCommit } from './group-commit.ts';
import type { Database } from './database.ts';
import { openHolder, type Holder } from './lock-holder.ts';
import { deleteLocks, deleteLocksOfDead, takeLocks, type LockName, type Taking } from './lock-store.ts';

export type { LockName } from './lock-store.ts';

/** Locks by name that hold among all processes on a database, for work that is longer than a transaction should be. */
export type Locks = {
  /**
   * Runs the work unless another process holds the lock; then nothing is done. Rejects as the work does, and when the lock
   * was lost under it.
   * @returns whether the work was done
   */
  whileLocked(lock: LockName, work: () => Promise<void>): Promise<boolean>;
  /** Waits for locks that are held, then closes the connection. */
  close(): Promise<void>;
};

const tryAgainMs = 1_000;

/**
 * A lock is a row with its holder, and a holder is alive as long as its connection is (`openHolder`). So locks end with their
 * process, however that ends, slow work behind a lock keeps no connection of the pool, and all of it holds behind a
 * pooler that shares sessions (docs/decisions/locks.md).
 * @param options.log takes one sentence when PostgreSQL closes the connection
 */
export function createLocks(
  connectionString: string,
  options: { db: Database; log: (sentence: string) => void },
): Locks {
  const { db, log } = options;
  let opening: Promise<Holder> | null = null;
  /** Under which this process is known to others. */
  let current: Holder | null = null;
  /** What this process works on, also under a holder that it lost since: the row would let it take the lock once more. */
  const held = new Map<string, Promise<void>>();
  // locks requested at the same moment share one statement
  const takes = createGroupCommit((asked: { lock: LockName; holder: number }[]) => takeLocks(db, asked));
  const frees = createGroupCommit(async (done: { lock: LockName; holder: number }[]) => {
    await deleteLocks(db, done);
    return done;
  });

  const living = async (): Promise<Holder> => {
    if (current && !current.isLost()) return current;
    opening ??= open().finally(() => (opening = null));
    current = await opening;
    return current;
  };

  const open = async (): Promise<Holder> => {
    const holder = await openHolder(connectionString, log);
    // beside the first lock; what stays is in no way, and the next process tries again
    void deleteLocksOfDead(db).catch(() => {});
    return holder;
  };

  const runUnder = async (holder: Holder, lock: LockName, work: () => Promise<void>): Promise<Taking> => {
    const key = `${lock.workspaceId} ${lock.name}`;
    if (held.has(key)) return 'Held';
    // taken here first: for two of this process the row would have the same holder
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    held.set(key, released);
    const forget = (): void => {
      held.delete(key);
      release();
    };
    let mayHaveRow = false;
    try {
      const taking = await takes.add({ lock, holder: holder.id });
      if (taking !== 'Taken') return taking;
      mayHaveRow = true;
      if (holder.isLost()) throw lost(lock);
      await work();
      if (holder.isLost()) throw lost(lock);
      return taking;
    } catch (error) {
      // whether the row was written may be unknown
      mayHaveRow = true;
      throw error;
    } finally {
      if (mayHaveRow) await free({ lock, holder }, forget);
      else forget();
    }
  };

  /** A holder that PostgreSQL no longer knows is replaced at once, not when its connection is found to be half open. */
  const lockIn = async (lock: LockName, work: () => Promise<void>): Promise<boolean> => {
    const holder = await living();
    const taking = await runUnder(holder, lock, work);
    if (taking !== 'Holder is dead') return taking === 'Taken';
    holder.abandon('PostgreSQL no longer has it.');
    const again = await runUnder(await living(), lock, work);
    if (again === 'Holder is dead') throw lost(lock);
    return again === 'Taken';
  };

  /** A row that could not be deleted now is deleted later: until then this process is known to hold the lock. */
  const free = async (one: { lock: LockName; holder: Holder }, forget: () => void): Promise<void> => {
    if (one.holder.isLost()) return forget();
    try {
      await frees.add({ lock: one.lock, holder: one.holder.id });
      forget();
    } catch {
      setTimeout(() => void free(one, forget), tryAgainMs).unref();
    }
  };

  return {
    whileLocked: lockIn,
    async close() {
      const last = await (opening ?? current);
      await Promise.allSettled(held.values());
      await last?.close();
    },
  };
}

const lost = ({ name }: LockName): Error => new Error(`The lock ${name} was lost while the work went on.`);
