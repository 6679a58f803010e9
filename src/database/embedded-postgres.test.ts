import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimEmbeddedPostgres } from './claim-embedded-postgres.ts';
import { parsePostmasterFile } from './embedded/postmaster.ts';
import { until } from '../../test/support/goodword.ts';
import { installJobs } from '../platform/jobs/jobs.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { keepEmbeddedPostgres } from './keep-embedded-postgres.ts';
import { migrate } from './migrate.ts';

let folder: string;
let dataFolder: string;
const sentences: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodword-embedded-'));
  await chmod(folder, 0o755);
  dataFolder = join(folder, 'data');
});

afterAll(async () => {
  await (await claim(0))?.stop();
  await rm(folder, { recursive: true });
});

const claim = (waitMs = 5_000) => claimEmbeddedPostgres({ dataFolder, waitMs, log: (line) => sentences.push(line) });

async function claimed(): Promise<EmbeddedPostgres> {
  const postgres = await claim();
  if (!postgres) throw new Error('the data folder is in use');
  return postgres;
}

const query = (postgres: EmbeddedPostgres, sql: string) => queryAt(postgres.connectionString, sql);

async function queryAt(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = () => join(dataFolder, 'postgres/cluster/postmaster.pid');
const postmasterPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

test(
  'keeps what was committed through a clean stop and a kill -9, and refuses a second server',
  { timeout: 60_000 },
  async () => {
    const first = await claimed();
    await query(first, 'create table kept (n int)');
    await query(first, 'insert into kept values (1)');
    expect(await query(first, `select current_setting('fsync') as fsync, lower('ÄÉ') as lower`)).toEqual([
      { fsync: 'on', lower: 'äé' },
    ]);
    expect(await claim(200)).toBeNull();
    await Promise.all([first.stop(), first.stop()]);

    const second = await claimed();
    await query(second, 'insert into kept values (2)');
    process.kill(await postmasterPid(), 'SIGKILL');
    const third = await claimed();
    expect(await query(third, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    await third.stop();
  },
);

// again and again: a stop must end with what it stops, however quickly the next server has started another
test(
  'a server that waits while the one before it stops PostgreSQL starts it again for itself',
  { timeout: 60_000 },
  async () => {
    let leaving = await claimed();
    for (let round = 0; round < 4; round += 1) {
      sentences.length = 0;
      const waiting = claimed();
      await expect
        .poll(() => sentences.at(-1), { timeout: 10_000 })
        .toMatch(/^PostgreSQL is still running on .*cluster; using it\.$/);
      await leaving.stop();
      leaving = await waiting;
      expect(await query(leaving, 'select count(*)::int as rows from kept')).toEqual([{ rows: 2 }]);
    }
    await leaving.stop();
  },
);

test(
  'a note of a killed PostgreSQL whose number now belongs to another program does not block the start',
  { timeout: 60_000 },
  async () => {
    const stale = [
      process.pid,
      join(dataFolder, 'postgres/cluster'),
      1700000000,
      5432,
      '',
      '127.0.0.1',
      '',
      'ready',
      '',
    ];
    await writeFile(pidFile(), stale.join('\n'));
    const postgres = await claimed();
    expect(await query(postgres, 'select count(*)::int as rows from kept')).toEqual([{ rows: 2 }]);
    await postgres.stop();
  },
);

async function kept(giveUp: (sentence: string) => void = () => {}, pausesMs?: number[]): Promise<EmbeddedPostgres> {
  const log = (line: string) => sentences.push(line);
  const postgres = await keepEmbeddedPostgres({
    dataFolder,
    waitMs: 5_000,
    log,
    giveUp,
    ...(pausesMs && { pausesMs }),
  });
  if (!postgres) throw new Error('the data folder is in use');
  return postgres;
}

const isAnswering = (postgres: EmbeddedPostgres) =>
  query(postgres, 'select 1').then(
    () => true,
    () => false,
  );

test(
  'the lock comes back after the death of one backend, so that a second server stays refused',
  { timeout: 60_000 },
  async () => {
    const postgres = await kept();
    const client = new pg.Client({ connectionString: postgres.connectionString });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    sentences.length = 0;
    process.kill(rows[0]!.pid, 'SIGKILL');
    await until(async () => sentences.includes('PostgreSQL runs again.'), 'the lock is taken again');
    expect(await claim(200)).toBeNull();
    expect(await isAnswering(postgres)).toBe(true);
    await postgres.stop();
    expect(await isAnswering(postgres)).toBe(false);
  },
);

test('a PostgreSQL that was killed is started again where its connections look', { timeout: 60_000 }, async () => {
  const postgres = await kept();
  sentences.length = 0;
  process.kill(await postmasterPid(), 'SIGKILL');
  await until(async () => sentences.includes('PostgreSQL runs again.'), 'PostgreSQL is started again');
  expect(await isAnswering(postgres)).toBe(true);
  expect(await claim(100)).toBeNull();
  await postgres.stop();
  expect(await isAnswering(postgres)).toBe(false);
});

test('a PostgreSQL that cannot be started again is given up with one sentence', { timeout: 60_000 }, async () => {
  const given: string[] = [];
  const postgres = await kept((sentence) => given.push(sentence), [50, 50]);
  const control = join(dataFolder, 'postgres/cluster/global/pg_control');
  await rename(control, `${control}.away`);
  process.kill(await postmasterPid(), 'SIGKILL');
  await until(async () => given.length > 0, 'it is given up');
  expect(given).toEqual([
    expect.stringMatching(/^PostgreSQL could not be started again in 2 tries, .*postgres\.log.*$/),
  ]);
  await postgres.stop();
  await rename(`${control}.away`, control);
});

test('a server that lost its lock to another stops without stopping PostgreSQL', { timeout: 60_000 }, async () => {
  const first = await claimed();
  // as after a crash that only the other server got over
  await query(
    first,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%server lock'`,
  );
  const second = await claimed();
  await first.stop();
  expect(await isAnswering(second)).toBe(true);
  await second.stop();
  expect(await isAnswering(second)).toBe(false);
});

const rolesOf = (postgres: EmbeddedPostgres) =>
  query(
    postgres,
    `select r.rolsuper, r.rolcreatedb, r.rolcreaterole, d.datdba = r.oid as owns
     from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
  );

test('Goodword works as a role that is no superuser and owns its database', { timeout: 60_000 }, async () => {
  const postgres = await claimed();
  expect(await rolesOf(postgres)).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, owns: true }]);
  await expect(query(postgres, `copy (select 1) to program 'true'`)).rejects.toThrow('permission denied');
  await expect(query(postgres, `set session_replication_role = replica`)).rejects.toThrow('permission denied');
  await postgres.stop();
});

test(
  'a data folder whose superuser owns everything is changed over at the next start',
  { timeout: 90_000 },
  async () => {
    const older = await claimed();
    const { superuserConnectionString } = older;
    const asSuperuser = (sql: string) => queryAt(superuserConnectionString, sql);
    // as versions before the role left it
    await asSuperuser('reassign owned by goodword_app to goodword');
    await asSuperuser('drop owned by goodword_app');
    await asSuperuser('drop role goodword_app');
    await migrate(superuserConnectionString, () => {});
    await installJobs(superuserConnectionString);
    await older.stop();

    const newer = await claimed();
    expect(await rolesOf(newer)).toMatchObject([{ rolsuper: false, owns: true }]);
    const leftBehind = await query(
      newer,
      `select c.oid::regclass::text as thing from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and relowner = 'goodword'::regrole
     union all
     select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and proowner = 'goodword'::regrole
     union all
     select typname from pg_type t join pg_namespace n on n.oid = t.typnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and typowner = 'goodword'::regrole
     union all
     select nspname from pg_namespace where nspname !~ '^pg_' and nspowner = 'goodword'::regrole
       and nspname <> 'information_schema'`,
    );
    expect(leftBehind).toEqual([]);
    await query(newer, 'alter table goodword.leads add column later integer');
    expect((await migrate(newer.connectionString, () => {})).applied).toEqual([]);
    await installJobs(newer.connectionString);
    await newer.stop();
  },
);

test('fails at once and in one sentence when waiting cannot help', async () => {
  const notAFolder = join(folder, 'file');
  await writeFile(notAFolder, '');
  const claiming = claimEmbeddedPostgres({ dataFolder: join(notAFolder, 'data'), waitMs: Infinity, log: () => {} });
  await expect(claiming).rejects.toThrow(/^[^\n]+file[^\n]* cannot be written \(ENOTDIR\): make room or [^\n]+$/);
});

test('reads postmaster.pid, and no sense into half of one', () => {
  const text = '812\n/data/cluster\n1700000000\n40001\n\n127.0.0.1\n  1234  56\nready   \n';
  expect(parsePostmasterFile(text)).toEqual({ pid: 812, port: 40001, status: 'ready' });
  expect(parsePostmasterFile('812\n/data/cluster\n')).toBeUndefined();
  expect(parsePostmasterFile('')).toBeUndefined();
});
