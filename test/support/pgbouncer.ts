import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, until } from './goodword.ts';

const run = promisify(execFile);

/** PgBouncer of this machine in front of a PostgreSQL. */
export type PgBouncer = {
  /** The same address by way of PgBouncer. */
  through(connectionString: string): string;
  output(): string;
  stop(): Promise<void>;
};

/** Why it cannot be started here; null where it can. */
export const whyNoPgBouncer = (): Promise<string | null> =>
  run('pgbouncer', ['--version']).then(
    () => null,
    (error: Error) => `pgbouncer does not run here (${error.message}): apt-get install pgbouncer`,
  );

/**
 * Starts it with its default settings, but for how it pools and where everything is.
 * @param server any address of that PostgreSQL, with the user and the password of all
 */
export async function startPgBouncer(options: {
  server: string;
  mode: 'session' | 'transaction';
  /** further lines of its configuration */
  settings?: Record<string, string | number>;
}): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(options.server);
  const folder = await mkdtemp(join(tmpdir(), 'goodword-pgbouncer-'));
  await chmod(folder, 0o755);
  const listenPort = await freePort();
  const quoted = (text: string) => `"${decodeURIComponent(text).replaceAll('"', '""')}"`;
  await writeFile(join(folder, 'users.txt'), `${quoted(username)} ${quoted(password)}\n`, { mode: 0o644 });
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: listenPort,
    auth_file: join(folder, 'users.txt'),
    unix_socket_dir: '',
    pool_mode: options.mode,
    ...options.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const ini = `[databases]\n* = host=${hostname} port=${port}\n\n[pgbouncer]\n${lines.join('\n')}\n`;
  await writeFile(join(folder, 'pgbouncer.ini'), ini, { mode: 0o644 });
  // it refuses to run as root
  const asUser = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...asUser, join(folder, 'pgbouncer.ini')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      hasEnded = true;
      resolve();
    }),
  );
  const through = (connectionString: string): string => {
    const url = new URL(connectionString);
    url.host = `127.0.0.1:${listenPort}`;
    return url.href;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await until(async () => {
    if (hasEnded) throw new Error(`PgBouncer ended at once:\n${output}`);
    return answers(through(options.server));
  }, 'PgBouncer answers').catch(async (error: unknown) => {
    await stop();
    throw new Error(`${String(error)}\n${output}`, { cause: error });
  });
  return { through, output: () => output, stop };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
