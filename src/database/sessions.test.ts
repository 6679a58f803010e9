import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { prepared } from './prepared.ts';
import { lookAtDatabase } from './sessions.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('sees that PostgreSQL itself gives each connection its session', async () => {
  const { connectionString: url } = database;
  expect(await lookAtDatabase(url, null)).toEqual({ areShared: false, migrateAt: url, listenAt: url, sentence: null });
  expect(await lookAtDatabase(url, url)).toMatchObject({ migrateAt: url, listenAt: url, sentence: null });
});

it('refuses two addresses of different databases', async () => {
  const other = await createTestDatabase();
  await expect(lookAtDatabase(database.connectionString, other.connectionString)).rejects.toThrow(
    'DATABASE_DIRECT_URL leads to another database than DATABASE_URL',
  );
  await other.drop();
});

it('names the setting whose address does not answer', async () => {
  const nowhere = 'postgres://someone:secret@127.0.0.1:9/goodword';
  await expect(lookAtDatabase(nowhere, null)).rejects.toThrow(/check DATABASE_URL and that/);
  await expect(lookAtDatabase(database.connectionString, nowhere)).rejects.toThrow(
    /check DATABASE_DIRECT_URL and that/,
  );
});

const shared = { areShared: true, prepare: false };

it('where sessions are shared, limits belong to each transaction, and the session keeps none', async () => {
  const db = openDatabase(database.connectionString, { poolSize: 1, statementTimeoutMs: 100, sessions: shared });
  const limit = sql<{ statement_timeout: string }>`show statement_timeout`;
  expect((await limit.execute(db)).rows).toEqual([{ statement_timeout: '0' }]);
  await db.transaction().execute(async (trx) => {
    expect((await limit.execute(trx)).rows).toEqual([{ statement_timeout: '100ms' }]);
  });
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => expect((await limit.execute(trx)).rows).toEqual([{ statement_timeout: '100ms' }]));
  const tooLong = db.transaction().execute((trx) => sql`select pg_sleep(5)`.execute(trx));
  await expect(tooLong).rejects.toThrow('statement timeout');
  expect((await limit.execute(db)).rows).toEqual([{ statement_timeout: '0' }]);
  await closeDatabase(db);
});

it('where preparing is off, a marked statement is not prepared', async () => {
  const db = openDatabase(database.connectionString, { poolSize: 1, sessions: { areShared: false, prepare: false } });
  await sql`${prepared} select ${1}::int as marked`.execute(db);
  expect((await sql`select from pg_prepared_statements`.execute(db)).rows).toEqual([]);
  await closeDatabase(db);
});

it('a prepared statement that a pooler lost is sent again as it is, and none is prepared from then on', async () => {
  const sentences: string[] = [];
  const db = openDatabase(database.connectionString, { poolSize: 1, log: (sentence) => void sentences.push(sentence) });
  const ask = () => sql<{ marked: number }>`${prepared} select ${1}::int as marked`.execute(db);
  await ask();
  await sql`deallocate all`.execute(db);
  expect((await ask()).rows).toEqual([{ marked: 1 }]);
  expect(sentences).toEqual([expect.stringContaining('set DATABASE_PREPARED_STATEMENTS=off')]);
  await ask();
  expect((await sql`select from pg_prepared_statements`.execute(db)).rows).toEqual([]);
  expect(sentences).toHaveLength(1);
  await closeDatabase(db);
});

it('in a transaction a lost prepared statement fails it, and the next one works', async () => {
  const db = openDatabase(database.connectionString, { poolSize: 1, log: () => {} });
  const ask = () =>
    db.transaction().execute((trx) => sql<{ marked: number }>`${prepared} select ${1}::int as marked`.execute(trx));
  await ask();
  await sql`deallocate all`.execute(db);
  await expect(ask()).rejects.toThrow('does not exist');
  expect((await ask()).rows).toEqual([{ marked: 1 }]);
  await closeDatabase(db);
});
