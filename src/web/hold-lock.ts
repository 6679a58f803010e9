import type { LockName, Locks } from '../database/locks.ts';

/** Takes a lock until the returned function is called; null while it is held elsewhere. */
export async function holdLock(locks: Locks, lock: LockName): Promise<(() => void) | null> {
  const { promise: ended, resolve: release } = Promise.withResolvers<void>();
  const { promise: taken, resolve: take, reject } = Promise.withResolvers<boolean>();
  const holding = locks.whileLocked(lock, () => {
    take(true);
    return ended;
  });
  // after the lock was taken, only its connection can fail, which also ends the lock
  holding.then(() => take(false), reject);
  return (await taken) ? release : null;
}
