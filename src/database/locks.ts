import { createGroupCommit } from './group-commit.ts';
import type { Database } from './database.ts';
import { openHolder, type Holder } from './lock-holder.ts';
import { deleteLocks, deleteLocksOfDead, takeLocks, type LockName } from './lock-store.ts';

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

/** Under which this process is known to others, and what it holds: its own row would let it take the same lock again. */
type Session = { holder: Holder; held: Map<string, Promise<void>> };

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
  let opening: Promise<Session> | null = null;
  let current: Session | null = null;
  // locks requested at the same moment share one statement
  const takes = createGroupCommit((asked: { lock: LockName; holder: number }[]) => takeLocks(db, asked));
  const frees = createGroupCommit(async (done: { lock: LockName; holder: number }[]) => {
    await deleteLocks(db, done);
    return done;
  });

  const session = async (): Promise<Session> => {
    if (current && !current.holder.isLost()) return current;
    opening ??= open().finally(() => (opening = null));
    current = await opening;
    return current;
  };

  const open = async (): Promise<Session> => {
    const holder = await openHolder(connectionString, log);
    // beside the first lock; what stays is in no way, and the next process tries again
    void deleteLocksOfDead(db).catch(() => {});
    return { holder, held: new Map() };
  };

  const lockIn = async ({ holder, held }: Session, lock: LockName, work: () => Promise<void>): Promise<boolean> => {
    const key = `${lock.workspaceId} ${lock.name}`;
    if (held.has(key)) return false;
    // taken here first: for two of this process the row would have the same holder
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    held.set(key, released);
    const forget = (): void => {
      held.delete(key);
      release();
    };
    let isTaken = false;
    try {
      isTaken = await takes.add({ lock, holder: holder.id });
      if (!isTaken) return false;
      if (holder.isLost()) throw lost(lock);
      await work();
      if (holder.isLost()) throw lost(lock);
      return true;
    } catch (error) {
      // whether the row was written may be unknown
      isTaken = true;
      throw error;
    } finally {
      if (isTaken) await free({ lock, holder }, forget);
      else forget();
    }
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
    whileLocked: async (lock, work) => lockIn(await session(), lock, work),
    async close() {
      const last = await (opening ?? current);
      const held = last ? [...last.held.values()] : [];
      await Promise.allSettled(held);
      await last?.holder.close();
    },
  };
}

const lost = ({ name }: LockName): Error => new Error(`The lock ${name} was lost while the work went on.`);
