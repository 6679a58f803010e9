import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { closeDatabase, openDatabase, type Database } from './database.ts';
import { prepared } from './prepared.ts';
import { acquireServerLock } from './server-lock.ts';

let testDatabase: TestDatabase;
let database: Database;
const sentences: string[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.connectionString, {
    poolSize: 2,
    statementTimeoutMs: 300,
    log: (sentence) => sentences.push(sentence),
  });
});

afterAll(async () => {
  await closeDatabase(database);
  await testDatabase.drop();
});

test('bigint arrives as a number, a day as text, a time as a Date', async () => {
  const { rows } = await sql`select 9007199254740991::bigint as amount, '2026-03-01'::date as day,
    '2026-03-01 12:00+02'::timestamptz as at, count(*) as rows from goodword.workspaces`.execute(database);
  expect(rows).toEqual([
    { amount: 9007199254740991, day: '2026-03-01', at: new Date('2026-03-01T10:00:00Z'), rows: 0 },
  ]);
});

test('a bigint that a number cannot hold is an error, never a rounded amount', async () => {
  await expect(sql`select 9007199254740993::bigint as amount`.execute(database)).rejects.toThrow(RangeError);
});

test('a statement that takes too long is given up', async () => {
  await expect(sql`select pg_sleep(5)`.execute(database)).rejects.toThrow('statement timeout');
});

test('an idle connection that PostgreSQL closes is logged and replaced', async () => {
  await sql`select 1`.execute(database);
  const other = openDatabase(testDatabase.connectionString, { poolSize: 1 });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other);
  await closeDatabase(other);
  await expect.poll(() => sentences.length).toBeGreaterThan(0);
  expect(sentences[0]).toMatch(/^PostgreSQL closed an idle connection: /);
  expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
});

test('a connection that PostgreSQL closes in the middle of a transaction fails that transaction alone', async () => {
  const other = openDatabase(testDatabase.connectionString, { poolSize: 1 });
  const broken = database.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    const { pid } = rows[0]!;
    await sql`select pg_terminate_backend(${pid})`.execute(other);
    const isThere = sql<{ there: boolean }>`select exists (select from pg_stat_activity where pid = ${pid}) as there`;
    await expect.poll(async () => (await isThere.execute(other)).rows[0]!.there).toBe(false);
    // the pool notices its end before the next statement is sent
    await new Promise((resolve) => setImmediate(resolve));
    await sql`select 1`.execute(trx);
  });
  await expect(broken).rejects.toThrow();
  await closeDatabase(other);
  expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
});

test('only one process holds the server lock, and the next gets it as soon as it is free', async () => {
  const first = await acquireServerLock(testDatabase.connectionString, 0);
  expect(await acquireServerLock(testDatabase.connectionString, 150)).toBeNull();
  const waiting = acquireServerLock(testDatabase.connectionString, 5_000);
  await first?.release();
  await first?.release();
  const second = await waiting;
  expect(second).not.toBeNull();
  await second?.release();
});

test('a marked statement is prepared once and runs again; one that is not marked is not', async () => {
  const single = openDatabase(testDatabase.connectionString, { poolSize: 1 });
  for (const value of [1, 2]) {
    await sql`${prepared} select ${value}::int as marked`.execute(single);
    await sql`select ${value}::int as plain`.execute(single);
  }
  const { rows } = await sql<{ statement: string; runs: number }>`
    select statement, generic_plans + custom_plans as runs from pg_prepared_statements`.execute(single);
  await closeDatabase(single);
  expect(rows).toEqual([{ statement: expect.stringContaining('as marked'), runs: 2 }]);
});
