import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from './is-database-away.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres, type StartOptions } from './embedded-postgres.ts';
import { acquireServerLock, type ServerLock } from './server-lock.ts';

/** A PostgreSQL whose only server we are. */
export type ClaimedPostgres = EmbeddedPostgres & {
  /** Resolves when we are that no more, most likely because PostgreSQL ended or restarted. */
  lost: Promise<void>;
};

/** How long a lost lock is tried for at a stop, while PostgreSQL recovers. */
const lastTryMs = 2_000;

/**
 * Starts the built-in PostgreSQL of `dataFolder` and makes this process its only server, or returns null when another
 * server still uses it after `waitMs` milliseconds (then its PostgreSQL is left running). `stop()` of the result stops
 * PostgreSQL, which also frees the place for the next server, unless another server uses it by then. Throws like
 * `startEmbeddedPostgres`.
 */
export async function claimEmbeddedPostgres(
  options: StartOptions & { waitMs: number },
): Promise<ClaimedPostgres | null> {
  const deadline = Date.now() + options.waitMs;
  for (;;) {
    try {
      const postgres = await startEmbeddedPostgres(options);
      const lock = await acquireServerLock(postgres.connectionString, Math.max(0, deadline - Date.now()));
      if (!lock) return null;
      let stopping: Promise<void> | undefined;
      return { ...postgres, lost: lock.ended, stop: () => (stopping ??= stop(postgres, lock)) };
    } catch (error) {
      // The server before us was just stopping and took PostgreSQL with it: start it again for ourselves.
      if (!isDatabaseAway(error) || Date.now() >= deadline) throw error;
      await sleep(100);
    }
  }
}

/** Stops PostgreSQL unless another server uses it. */
async function stop(postgres: EmbeddedPostgres, held: ServerLock): Promise<void> {
  const lock = held.isHeld() ? held : await takeAgain(postgres.connectionString);
  if (!lock) return;
  await postgres.stop().finally(() => lock.release());
}

/** The lock once more; null when another server has it, or PostgreSQL does not run. */
async function takeAgain(connectionString: string): Promise<ServerLock | null> {
  const deadline = Date.now() + lastTryMs;
  for (;;) {
    try {
      return await acquireServerLock(connectionString, 0);
    } catch (error) {
      // starting, after a crash
      const isComing = (error as { code?: string }).code === '57P03';
      if (!isComing || Date.now() >= deadline) return null;
      await sleep(100);
    }
  }
}
