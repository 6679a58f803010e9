import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBlankDatabase, type TestDatabase } from '../../test/support/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createBlankDatabase();
  folder = await mkdtemp(join(tmpdir(), 'goodword-migrations-'));
  await writeFile(join(folder, '0001_first.sql'), 'create table first (n int);\n');
  await writeFile(join(folder, '0002_second.sql'), 'create table second (n int);\ninsert into second values (1);\n');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const run = () => migrate(database.connectionString, () => {}, folder);

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  const result = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return result.rows;
}

test('applies files in order, then has nothing to do', async () => {
  expect(await run()).toEqual({ applied: ['0001_first', '0002_second'] });
  expect(await run()).toEqual({ applied: [] });
  expect(await rows('select n from goodword.second')).toEqual([{ n: 1 }]);
});

test('two servers that start at once share the work and apply each file once', async () => {
  const results = await Promise.all([run(), run(), run(), run()]);
  expect(results.flatMap((result) => result.applied).toSorted()).toEqual(['0001_first', '0002_second']);
  expect(await rows('select n from goodword.second')).toEqual([{ n: 1 }]);
});

test('a file that fails leaves nothing of itself behind, and what came before stays', async () => {
  await writeFile(join(folder, '0003_third.sql'), 'create table third (n int);\nselect no_such_column from first;\n');
  await expect(run()).rejects.toThrow(/^Migration 0003_third: column "no_such_column" does not exist/);
  expect(
    await rows(`select to_regclass('goodword.third') as third, to_regclass('goodword.second')::text as second`),
  ).toEqual([{ third: null, second: 'goodword.second' }]);
});

test('an edited file, a newer database and an inserted file are refused with a sentence', async () => {
  await run();
  await writeFile(join(folder, '0001_first.sql'), 'create table first (n bigint);\n');
  await expect(run()).rejects.toThrow('Migration 0001_first was edited after this database had applied it');
  await writeFile(join(folder, '0001_first.sql'), 'create table first (n int);\n');
  await writeFile(join(folder, '0001_zero.sql'), 'select 1;\n');
  await expect(run()).rejects.toThrow('Migration 0001_zero comes before 0002_second');
  await rm(join(folder, '0001_zero.sql'));
  await rm(join(folder, '0002_second.sql'));
  await expect(run()).rejects.toThrow('newer than this version of Goodword (it has the migration 0002_second)');
});

test('Windows line ends do not count as an edit', async () => {
  await run();
  await writeFile(join(folder, '0001_first.sql'), 'create table first (n int);\r\n');
  expect(await run()).toEqual({ applied: [] });
});
