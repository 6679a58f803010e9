import { existsSync } from 'node:fs';
import { chown, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';
import type { Place } from './place.ts';
import { lastLines, runTool } from './run-tool.ts';

/** Settings of the built-in PostgreSQL: small in memory, loopback only, and durable (fsync and synchronous_commit stay on). */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '60',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  jit: 'off',
  // the backend of a killed server gives up what it holds, also while it waits for another; Windows cannot tell
  ...(process.platform !== 'win32' && { client_connection_check_interval: '1s' }),
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failing statements and their details may hold people's addresses: the server reports them, this log does not.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const LARGEST_LOG_BYTES = 1_000_000;

/** Result of a start: running, worth a retry, or failed for good with a reason. */
export type StartOutcome = { kind: 'started' } | { kind: 'try again' } | { kind: 'failed'; reason: string };

/**
 * Starts PostgreSQL on a cluster, on a free port of 127.0.0.1, and waits until it accepts connections (crash recovery
 * included, up to five minutes). `pg_ctl` puts it into a session of its own, so that Ctrl-C in our terminal does not reach
 * it before we have finished our work.
 * @param ownSettings of PostgreSQL, instead of those above
 * @param port where it is to listen; a free one unless given
 */
export async function startPostmaster(
  { home, cluster, binaries, user }: Place,
  ownSettings: Record<string, string> = {},
  port?: number,
): Promise<StartOutcome> {
  const log = join(home, 'postgres.log');
  const logStart = await prepareLog(log, user);
  const settings = Object.entries({ ...SETTINGS, ...ownSettings, port: String(port ?? (await freePort())) });
  const result = await runTool(user, join(binaries.bin, 'pg_ctl'), [
    'start',
    `--pgdata=${cluster}`,
    `--log=${log}`,
    '--wait',
    '--timeout=300',
    `--options=${settings.map(([name, value]) => `-c ${name}=${value}`).join(' ')}`,
  ]);
  if (result.code === 0) return { kind: 'started' };
  const written = (await readFile(log, 'utf8')).slice(logStart);
  return classifyFailure(`${result.output}\n${written}`.trim());
}

/** Another server won the race, the port was taken by then, or processes of a killed PostgreSQL are still leaving. */
function classifyFailure(output: string): StartOutcome {
  const passing = /postmaster\.pid|another server might be running|Address already in use|pre-existing shared memory/;
  return passing.test(output) ? { kind: 'try again' } : { kind: 'failed', reason: lastLines(output) };
}

/** Makes the log writable for PostgreSQL's account, truncates it when it has grown large, and returns its length. */
async function prepareLog(log: string, user: DatabaseUser | undefined): Promise<number> {
  if (existsSync(log) && (await stat(log)).size > LARGEST_LOG_BYTES) await rm(log);
  await writeFile(log, '', { flag: 'a', mode: 0o600 });
  if (user) await chown(log, user.uid, user.gid);
  return (await readFile(log, 'utf8')).length;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
