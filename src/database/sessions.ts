import { randomInt } from 'node:crypto';
import pg from 'pg';
import { connectionRefusal } from './connection-refusal.ts';
import { DatabaseRefusal } from './database-refusal.ts';

/** What connections to the database can do beyond a transaction. */
export type Sessions = {
  /** Several connections use the same session by turns, as behind a pooler in transaction mode: what one sets is not its own. */
  areShared: boolean;
  /** Whether busy statements are prepared, which stays with a session. */
  prepare: boolean;
};

/** PostgreSQL itself, or a pooler in session mode. */
export const ownSessions: Sessions = { areShared: false, prepare: true };

/** For a short errand, which leaves nothing in a session: right in front of a pooler and without one. */
export const anySessions: Sessions = { areShared: true, prepare: false };

/** How often two connections are looked at; other processes may take turns in between. */
const rounds = 3;

/** What was seen of the addresses, and what follows from it. */
export type LookedAt = {
  areShared: boolean;
  /** for migrations */
  migrateAt: string;
  /** where NOTIFY is heard; null for nowhere */
  listenAt: string | null;
  /** for the operator, where something is less than it could be */
  sentence: string | null;
};

/**
 * Looks at how sessions behave, before anything depends on it.
 * @param directUrl an address of PostgreSQL itself, where the operator gave one
 * @throws DatabaseRefusal when there is no access, or the two addresses lead to different databases
 */
export async function lookAtDatabase(url: string, directUrl: string | null): Promise<LookedAt> {
  const areShared = await sharesSessions(url, 'DATABASE_URL');
  const seen = { areShared, migrateAt: directUrl ?? url };
  if (directUrl === null) {
    return { ...seen, listenAt: areShared ? null : url, sentence: areShared ? withoutDirect : null };
  }
  await refuseDifferentDatabases(url, directUrl);
  const isDirect = !(await sharesSessions(directUrl, 'DATABASE_DIRECT_URL'));
  return { ...seen, listenAt: isDirect ? directUrl : null, sentence: isDirect ? null : notDirect };
}

const followsSlowly = 'so screens follow changes within 5 seconds and jobs begin within 2';
const withoutDirect = `DATABASE_URL leads to a pooler that shares sessions (transaction mode), ${followsSlowly}: set DATABASE_DIRECT_URL to an address of PostgreSQL itself for both at once.`;
const notDirect = `DATABASE_DIRECT_URL leads to a pooler that shares sessions (transaction mode), ${followsSlowly}: set it to an address of PostgreSQL itself, or of a pooler in session mode.`;

/** Two connections that are open at the same moment and meet the same process of PostgreSQL share it. */
async function sharesSessions(connectionString: string, setting: string): Promise<boolean> {
  return withClient(connectionString, setting, (one) =>
    withClient(connectionString, setting, async (other) => {
      for (let round = 0; round < rounds; round += 1) {
        const before = await processOf(one);
        await other.query('begin');
        const beside = await processOf(other);
        const after = await processOf(one);
        await other.query('rollback');
        if (beside === before || after !== before) return true;
      }
      return false;
    }),
  );
}

const processOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;

/** A lock of a transaction over one address has to be seen over the other. */
async function refuseDifferentDatabases(url: string, directUrl: string): Promise<void> {
  const key = randomInt(2 ** 48 - 1);
  await withClient(directUrl, 'DATABASE_DIRECT_URL', async (direct) => {
    await direct.query(`begin; select pg_advisory_xact_lock(${key})`);
    await withClient(url, 'DATABASE_URL', async (client) => {
      const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock_shared(${key}) as free`);
      if (!rows[0]?.free) return;
      throw new DatabaseRefusal(
        'DATABASE_DIRECT_URL leads to another database than DATABASE_URL: give both the same host or its pooler, and the same name at the end.',
      );
    });
    await direct.query('rollback');
  });
}

async function withClient<Result>(
  connectionString: string,
  setting: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString,
    application_name: 'goodword start',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await connectFirst(client, setting);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Connects. @throws DatabaseRefusal with the reason and what to do */
export async function connectFirst(client: pg.Client, setting = 'DATABASE_URL'): Promise<void> {
  await client.connect().catch((error: Error) => {
    const at = { host: client.host, port: client.port, database: client.database };
    throw new DatabaseRefusal(connectionRefusal(error, at, setting), { cause: error });
  });
}
