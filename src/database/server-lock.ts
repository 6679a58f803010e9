import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Key of the advisory lock that the server of a built-in database holds; any number that nothing else here uses. */
const SERVER_LOCK = 7_465_001;

/** The right to be the only server on a database; it ends with `release`, with our process, or with its connection. */
export interface ServerLock {
  /** Resolves when the right ended, by `release` or because PostgreSQL did or closed the connection. */
  ended: Promise<void>;
  /** Whether the right has not ended. */
  isHeld(): boolean;
  /** Gives the right back. Calling it twice, or after the database has stopped, is harmless. */
  release(): Promise<void>;
}

/**
 * Makes this process the only server on a built-in database, trying for `waitMs` milliseconds, or returns null when another
 * process stays the one. PostgreSQL frees the lock automatically when our connection ends, so a killed server never blocks its
 * successor. Rejects when the connection breaks while waiting, as when the other server stops the database under us.
 */
export async function acquireServerLock(connectionString: string, waitMs: number): Promise<ServerLock | null> {
  const client = new pg.Client({ connectionString, application_name: 'goodword server lock', keepAlive: true });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let isHeld = true;
  client.on('end', () => {
    isHeld = false;
    end();
  });
  // What breaks the connection also ends it; without a listener this event would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const deadline = Date.now() + waitMs;
    while (!(await tryLock(client))) {
      if (Date.now() >= deadline) {
        await client.end();
        return null;
      }
      await sleep(100);
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  let released: Promise<void> | undefined;
  return { ended, isHeld: () => isHeld, release: () => (released ??= client.end().catch(() => {})) };
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [SERVER_LOCK]);
  return rows[0]?.taken === true;
}
