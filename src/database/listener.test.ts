import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openDatabaseDoor } from '../../test/support/database-door.ts';
import { openDeafDoor, type DeafDoor } from '../../test/support/deaf-door.ts';
import { until } from '../../test/support/goodword.ts';
import { runStatements } from '../../test/support/test-server.ts';
import { closeDatabase, openDatabase, type Database } from './database.ts';
import { createListener, pollMs } from './listener.ts';

let database: TestDatabase;
let db: Database;
let door: DeafDoor;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString, { log: () => {} });
  door = await openDeafDoor(database.connectionString);
});
afterAll(async () => {
  door.close();
  await closeDatabase(db);
  await database.drop();
});

afterEach(() => vi.useRealTimers());

const say = (channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`.execute(db);

/** What came over a channel, and how often something may have been missed. */
function hearing() {
  const heard: string[] = [];
  const count = { missed: 0 };
  return {
    heard,
    count,
    hearing: { heard: (text: string) => void heard.push(text), missed: () => void (count.missed += 1) },
  };
}

it('hears several channels over one connection, each on its own', async () => {
  const listener = createListener(database.connectionString, { db, log: () => {} });
  const [one, other] = [hearing(), hearing()];
  await listener.listen('one', one.hearing);
  expect(one.count.missed).toBe(1);
  const end = await listener.listen('other', other.hearing);
  expect(listener.hears()).toBe(true);
  await say('one', 'a');
  await say('other', 'b');
  await until(async () => other.heard.length > 0, 'both are heard');
  expect([one.heard, other.heard]).toEqual([['a'], ['b']]);
  end();
  await say('other', 'c');
  await say('one', 'd');
  await until(async () => one.heard.length > 1, 'the last is heard');
  expect(other.heard).toEqual(['b']);
  await listener.stop();
});

it('says once that it hears nothing, and lets its users look every few seconds', async () => {
  const sentences: string[] = [];
  const listener = createListener(door.url, { db, log: (sentence) => void sentences.push(sentence) });
  const { hearing: mine, heard, count } = hearing();
  await listener.listen('one', mine);
  expect(listener.hears()).toBe(false);
  expect(sentences).toEqual([expect.stringContaining('set DATABASE_DIRECT_URL')]);
  await say('one', 'a');
  await until(async () => count.missed > 0, 'its user looks');
  expect(heard).toEqual([]);
  expect(sentences).toHaveLength(1);
  await listener.stop();
});

it('hears again after its connection was cut, and lets its user look for what it missed', async () => {
  const listener = createListener(database.connectionString, { db, log: () => {} });
  const { hearing: mine, heard, count } = hearing();
  await listener.listen('one', mine);
  const before = count.missed;
  await runStatements(database.connectionString, [
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'goodword-changes'`,
  ]);
  await until(async () => {
    await say('one', 'again');
    return heard.length > 0;
  }, 'it hears again');
  await until(async () => count.missed > before, 'its user looks');
  await listener.stop();
});

it('says so when nothing comes over its connection any more, although that looks open, and hears again later', async () => {
  const silent = await openDatabaseDoor(database.connectionString);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const listener = createListener(silent.connectionString, { db, log: () => {} });
  const { hearing: mine, heard, count } = hearing();
  await listener.listen('one', mine);
  expect(listener.hears()).toBe(true);
  await silent.shut('silent');
  vi.advanceTimersByTime(60_000);
  await until(async () => !listener.hears(), 'it notices', 10_000);
  const before = count.missed;
  vi.advanceTimersByTime(pollMs);
  expect(count.missed).toBe(before + 1);
  await silent.open();
  await until(async () => {
    await say('one', 'again');
    return heard.length > 0;
  }, 'it hears again');
  await listener.stop();
  await silent.close();
});

it('waits seconds and not minutes where no answer comes at all', async () => {
  const silent = await openDatabaseDoor(database.connectionString);
  await silent.shut('silent');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sentences: string[] = [];
  const listener = createListener(silent.connectionString, { db, log: (sentence) => void sentences.push(sentence) });
  const listening = listener.listen('one', hearing().hearing);
  vi.advanceTimersByTime(10_000);
  await listening;
  vi.useRealTimers();
  expect(listener.hears()).toBe(false);
  expect(sentences).toEqual([expect.stringContaining('retrying: timeout expired')]);
  await listener.stop();
  await silent.close();
});

it('hears a channel that was asked for while it connected again', async () => {
  const alone = openDatabase(database.connectionString, { poolSize: 1, log: () => {} });
  const listener = createListener(database.connectionString, { db: alone, log: () => {} });
  await listener.listen('one', hearing().hearing);
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  // its echo waits for the only connection
  const inTheWay = alone.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    await over;
  });
  await runStatements(database.connectionString, [
    `select pg_terminate_backend(pid, 10000) from pg_stat_activity
     where datname = current_database() and application_name = 'goodword-changes'`,
  ]);
  await until(async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and application_name = 'goodword-changes' and query like '%echo%'`.execute(db);
    return rows.length > 0;
  }, 'it is connected again');
  const { hearing: other, heard } = hearing();
  await listener.listen('other', other);
  end();
  await inTheWay;
  await until(async () => listener.hears(), 'it hears');
  await say('other', 'a');
  await until(async () => heard.length > 0, 'it is heard', 3_000);
  await listener.stop();
  await closeDatabase(alone);
});
