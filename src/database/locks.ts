import pg from 'pg';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';

/** Locks by name that hold among all processes on a database, for work that is longer than a transaction should be. */
export type Locks = {
  /**
   * Runs the work unless another process holds the lock; then nothing is done. Rejects as the work does, and when the lock
   * was lost under it.
   * @returns whether the work was done
   */
  whileLocked(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Waits for locks that are held, then closes the connection. */
  close(): Promise<void>;
};

/** A connection and the names that are locked over it: PostgreSQL gives a connection the same lock again and again. */
type Session = {
  client: pg.Client;
  held: Map<string, Promise<void>>;
  isLost: boolean;
  /** locks requested at the same moment share one statement */
  requests: GroupCommit<LockRequest, boolean>;
};

type LockRequest = { name: string; takes: boolean };

/**
 * All locks of a process live on one connection that does nothing else, so they end with its process, however that ends,
 * and slow work behind a lock keeps no connection of the pool. Behind PgBouncer it needs session pooling, as
 * LISTEN does.
 * @param options.log takes one sentence when PostgreSQL closes the connection
 */
export function createLocks(connectionString: string, options: { log: (sentence: string) => void }): Locks {
  let opening: Promise<Session> | null = null;
  let current: Session | null = null;

  const session = async (): Promise<Session> => {
    if (current && !current.isLost) return current;
    opening ??= openSession(connectionString, options.log).finally(() => (opening = null));
    current = await opening;
    return current;
  };

  return {
    whileLocked: async (name, work) => lockIn(await session(), name, work),
    async close() {
      const last = await (opening ?? current);
      const held = last ? [...last.held.values()] : [];
      await Promise.allSettled(held);
      if (last && !last.isLost) await last.client.end();
    },
  };
}

async function lockIn(session: Session, name: string, work: () => Promise<void>): Promise<boolean> {
  if (session.held.has(name)) return false;
  // taken here first: two of this process would both get it from PostgreSQL
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  session.held.set(name, released);
  try {
    if (!(await session.requests.add({ name, takes: true }))) return false;
    try {
      await work();
    } finally {
      if (!session.isLost) await session.requests.add({ name, takes: false });
    }
    if (session.isLost) throw new Error(`The lock ${name} was lost while the work went on.`);
    return true;
  } finally {
    session.held.delete(name);
    release();
  }
}

const takeOrFree = `
  select case when takes then pg_try_advisory_lock(key) else pg_advisory_unlock(key) end as done
  from (
    select hashtextextended(name, 1) as key, takes, place
    from unnest($1::text[], $2::boolean[]) with ordinality as request (name, takes, place)) as requests
  order by place`;

async function askFor(client: pg.Client, requests: readonly LockRequest[]): Promise<boolean[]> {
  const values = [requests.map(({ name }) => name), requests.map(({ takes }) => takes)];
  // prepared once for the connection
  const { rows } = await client.query<{ done: boolean }>({ name: 'take-or-free', text: takeOrFree, values });
  return rows.map(({ done }) => done);
}

async function openSession(connectionString: string, log: (sentence: string) => void): Promise<Session> {
  const client = new pg.Client({
    connectionString,
    application_name: 'goodword-locks',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const requests = createGroupCommit((asked: LockRequest[]) => askFor(client, asked));
  const session: Session = { client, held: new Map(), isLost: false, requests };
  client.on('error', (error) => log(`PostgreSQL closed the connection for locks: ${error.message}`));
  client.on('end', () => (session.isLost = true));
  await client.connect();
  // not as a parameter of the start, which PgBouncer refuses
  await client.query("set statement_timeout = '30s'");
  return session;
}
