import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import { parseTypes } from './parse-types.ts';
import { preparingClient } from './prepared.ts';
import type { Schema } from './tables.d.ts';
import { schemas } from './schemas.ts';
import { ownSessions, type Sessions } from './sessions.ts';
import { beginRequestTransaction, connectInRequest, type RequestTransaction } from './request-transaction.ts';
import { isWork } from './work-scope.ts';

/** Goodword's database: typed statements over a pool of connections; its tables are those of our own schema. */
export type Database = Kysely<Schema>;

/** A transaction on it; everything a `Database` does can be done with it. */
export type Transaction = KyselyTransaction<Schema>;

/** How a pool behaves. */
export interface DatabaseOptions {
  /** How PostgreSQL lists its connections; `goodword` by default. */
  name?: string;
  /** The most connections at once for pages, and as many for what jobs do; 10 by default. */
  poolSize?: number;
  /** The same for what jobs do, where it differs. */
  workPoolSize?: number;
  /** After how many milliseconds PostgreSQL cancels a statement; 30,000 by default. Of shared sessions: one in a transaction. */
  statementTimeoutMs?: number;
  /** After how many milliseconds PostgreSQL ends a transaction that does nothing; 60,000 by default. */
  idleInTransactionMs?: number;
  /** How sessions behave there; as PostgreSQL's own by default. */
  sessions?: Sessions;
  /** Takes one sentence when PostgreSQL closes an idle connection; standard error by default. */
  log?: (sentence: string) => void;
}

/**
 * Opens a pool on a PostgreSQL; connections are made when the first statements need them. Values arrive as `parseTypes`
 * says.
 */
export function openDatabase(connectionString: string, options: DatabaseOptions = {}): Database {
  const { name = 'goodword', poolSize = 10, workPoolSize = poolSize } = options;
  const pages = openPool(connectionString, options, name, poolSize);
  const work = openPool(connectionString, options, `${name}-work`, workPoolSize);
  const connect = () => (isWork() ? work : pages).connect();
  const pool = {
    options: pages.options,
    connect: async () => (connectInRequest(connect) ?? (await connect())) as PostgresPoolClient,
    end: async () => void (await Promise.all([pages.end(), work.end()])),
  };
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }).withSchema(schemas.own);
  connects.set(database, connect);
  return database;
}

const connects = new WeakMap<Database, () => Promise<pg.PoolClient>>();

/** A transaction that takes in whatever is asked of the database in its scope. @param database as it was opened */
export function beginRequestOn(database: Database): Promise<RequestTransaction> {
  return beginRequestTransaction(connects.get(database)!);
}

function openPool(connectionString: string, options: DatabaseOptions, name: string, size: number): pg.Pool {
  const log = options.log ?? ((sentence: string) => console.error(sentence));
  const { areShared, prepare: prepares } = options.sessions ?? ownSessions;
  const [statementMs, idleMs] = [options.statementTimeoutMs ?? 30_000, options.idleInTransactionMs ?? 60_000];
  const timeouts = `set local statement_timeout = ${statementMs}; set local idle_in_transaction_session_timeout = ${idleMs}`;
  const pool = new pg.Pool({
    Client: preparingClient({ prepares, transactionSettings: areShared ? timeouts : null, log }),
    connectionString,
    types: parseTypes,
    application_name: name,
    max: size,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // set afterwards: with its default settings PgBouncer refuses them as parameters of the start
    ...(!areShared && {
      onConnect: (client) =>
        client.query(
          "select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false)",
          [String(statementMs), String(idleMs)],
        ),
    }),
  });
  // The pool replaces such a connection; without a listener the event would end the process.
  pool.on('error', (error) => log(`PostgreSQL closed an idle connection: ${error.message}`));
  // The same for a connection in use: its next statement fails with the error.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Waits for running statements and closes all connections; `database` cannot be used afterwards. */
export async function closeDatabase(database: Database): Promise<void> {
  await database.destroy();
}
