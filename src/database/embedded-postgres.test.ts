import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimEmbeddedPostgres } from './claim-embedded-postgres.ts';
import { parsePostmasterFile } from './embedded/postmaster.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';

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

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
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

test('fails at once when waiting cannot help', async () => {
  const notAFolder = join(folder, 'file');
  await writeFile(notAFolder, '');
  const claiming = claimEmbeddedPostgres({ dataFolder: join(notAFolder, 'data'), waitMs: Infinity, log: () => {} });
  await expect(claiming).rejects.toThrow('ENOTDIR');
});

test('reads postmaster.pid, and no sense into half of one', () => {
  const text = '812\n/data/cluster\n1700000000\n40001\n\n127.0.0.1\n  1234  56\nready   \n';
  expect(parsePostmasterFile(text)).toEqual({ pid: 812, port: 40001, status: 'ready' });
  expect(parsePostmasterFile('812\n/data/cluster\n')).toBeUndefined();
  expect(parsePostmasterFile('')).toBeUndefined();
});
