import { setTimeout as sleep } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { DatabaseRefusal } from './database-refusal.ts';
import { installBinaries, removeOldBinaries } from './embedded/binaries.ts';
import { databasePassword, ensureCluster, OWNER } from './embedded/cluster.ts';
import { databaseUser } from './embedded/database-user.ts';
import { databaseHome } from './embedded/home.ts';
import { ensureOwnRole, ROLE, rolePassword } from './embedded/own-role.ts';
import type { Place } from './embedded/place.ts';
import { findRunningPostmaster } from './embedded/postmaster.ts';
import { startPostmaster } from './embedded/start-postmaster.ts';
import { stopPostmaster } from './embedded/stop-postmaster.ts';

/** A PostgreSQL that runs for us. */
export interface EmbeddedPostgres {
  /** Of the database `goodword`, as a role that owns it and is no superuser, with its password: a secret. */
  connectionString: string;
  /** Of the same database, as the superuser of the cluster: a secret, for what only administrators may do. */
  superuserConnectionString: string;
  /** Ends all connections and stops PostgreSQL; resolves when its files are closed. Calling it twice is harmless. */
  stop(): Promise<void>;
}

/** How long a PostgreSQL that is starting or stopping under another server's hand may take. */
const PATIENCE_MS = 300_000;

export type StartOptions = {
  dataFolder: string;
  log: (sentence: string) => void;
  /** of PostgreSQL, instead of ours */
  settings?: Record<string, string>;
  /** where it is to listen; a free port unless given */
  port?: number;
  /** after how long the start is given up; five minutes unless given */
  patienceMs?: number;
};

/**
 * Starts the PostgreSQL that comes with Goodword, its files inside `dataFolder` (or where `databaseHome` says), creating
 * them on the first start. One that still runs there, because the server before us was killed, is taken over.
 * Taking over says nothing about whether another server uses it: see `acquireServerLock`.
 * Throws a DatabaseRefusal whose message is one sentence: what is wrong, where, and what to do.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const dataFolder = resolve(options.dataFolder);
  return startIn(dataFolder, options).catch((error: unknown) => {
    throw ofTheFolder(error, dataFolder) ?? error;
  });
}

/** What the operating system says of a folder that is full, read-only, not ours or no folder. */
const folderCodes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EIO']);

function ofTheFolder(error: unknown, dataFolder: string): DatabaseRefusal | null {
  const { code = '', syscall, path = dataFolder } = error as NodeJS.ErrnoException;
  if (!folderCodes.has(code) || syscall === 'connect') return null;
  return new DatabaseRefusal(
    `${path} cannot be written (${code}): make room or give Goodword's account the right to write there, or set DATA_DIR to another folder.`,
    { cause: error },
  );
}

async function startIn(dataFolder: string, options: StartOptions): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  const home = await databaseHome(dataFolder, user);
  const binaries = await installBinaries(home);
  const password = await databasePassword(dataFolder);
  const cluster = await ensureCluster(home, binaries, password, user);
  const place = { home, cluster, binaries, user, password };
  const port = await startOrTakeOver(place, options);
  await ensureDatabase(port, password);
  await giveToOwnRole(port, password);
  let stopping: Promise<void> | undefined;
  return {
    connectionString: connectionString(port, ROLE, rolePassword(password)),
    superuserConnectionString: connectionString(port, OWNER, password),
    stop: () => (stopping ??= stop(place)),
  };
}

type OurPlace = Place & { password: string };

/** Returns the port on which PostgreSQL answers. */
async function startOrTakeOver(
  place: OurPlace,
  { log, settings, port, patienceMs = PATIENCE_MS }: StartOptions,
): Promise<number> {
  const deadline = Date.now() + patienceMs;
  let weStartedIt = false;
  while (Date.now() < deadline) {
    const running = await findRunningPostmaster(place.cluster);
    if (!running) {
      await removeOldBinaries(place.home, place.binaries);
      const outcome = await startPostmaster(place, settings, port);
      if (outcome.kind === 'failed') throw new DatabaseRefusal(cannotStart(place, outcome.reason));
      weStartedIt = outcome.kind === 'started';
      if (weStartedIt) continue;
    } else if (running.status !== 'stopping' && (await answers(running.port, place))) {
      if (!weStartedIt) log(`PostgreSQL is still running on ${place.cluster}; using it.`);
      return running.port;
    }
    await sleep(100);
  }
  throw new DatabaseRefusal(cannotStart(place, `it did not become ready within ${patienceMs / 1000} seconds`));
}

function cannotStart(place: Place, reason: string): string {
  return `PostgreSQL could not start on ${place.cluster} (${reason}): see ${join(place.home, 'postgres.log')}, or set DATABASE_URL to another PostgreSQL.`;
}

/** Whether PostgreSQL accepts our password on that port; false while it starts or stops. Throws when it refuses it. */
async function answers(port: number, place: OurPlace): Promise<boolean> {
  const client = new pg.Client({ connectionString: connectionString(port, OWNER, place.password, 'postgres') });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new DatabaseRefusal(
      `The database in ${place.cluster} does not accept the password kept in the file postgres-password of the data folder: restore the right file from a backup.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Two first starts may create the database at once: 42P04 and 23505 mean that the other start won the race. */
async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(port, OWNER, password, 'postgres') });
  // The server before us may stop PostgreSQL under us: the statement rejects, but this event would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [OWNER]);
    if (found.rowCount === 0) await client.query(`create database ${OWNER}`);
  } catch (error) {
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function giveToOwnRole(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(port, OWNER, password) });
  client.on('error', () => {});
  await client.connect();
  try {
    await ensureOwnRole(client, password);
  } finally {
    await client.end().catch(() => {});
  }
}

function connectionString(port: number, user: string, password: string, database = OWNER): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function stop(place: OurPlace): Promise<void> {
  const obstacle = await stopPostmaster(place);
  if (obstacle === null) return;
  throw new DatabaseRefusal(`PostgreSQL on ${place.cluster} could not be stopped (${obstacle}): stop it by hand.`);
}
