import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { isRunning } from './processes.ts';

const FOLDER = /^goodword-test-(\d+)-/;

/** A PostgreSQL in which tests may create databases. */
export interface TestServer {
  connectionString: string;
  stop(): Promise<void>;
}

/** The server of TEST_DATABASE_URL when that is set, else an embedded PostgreSQL in a temporary folder. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { connectionString: given, stop: async () => {} };
  await removeAbandonedServers();
  const folder = await mkdtemp(join(tmpdir(), `goodword-test-${process.pid}-`));
  // Under root PostgreSQL runs as `nobody`, who must be able to pass through.
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    log: () => {},
    settings: {
      // What a power cut would do to the test databases does not matter.
      fsync: 'off',
      // A pair of servers with a further worker takes forty, and several test files run at once.
      max_connections: '300',
    },
  });
  // The tests work as the product does, as no superuser, but make databases and roles of their own.
  await runStatements(postgres.superuserConnectionString, [
    'alter role goodword_app createdb createrole',
    'grant pg_signal_backend to goodword_app',
  ]);
  return {
    connectionString: postgres.connectionString,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements, one after the other, on a connection of their own. */
export async function runStatements(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Removes all databases whose names begin with `prefix`, cutting connections that are still open. */
export async function dropDatabases(connectionString: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows)
      await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}

/** A name that no other run or test file uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(5).toString('hex')}`;
}

/** A run that was killed could not stop its server; its folder carries its process number. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = FOLDER.exec(name)?.[1];
    if (!pid || isRunning(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: () => {} })
      .then((postgres) => postgres.stop())
      // Another account's folder, or one that never got far: there is nothing for us to stop.
      .catch(() => {});
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
