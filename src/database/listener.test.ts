import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openDeafDoor, type DeafDoor } from '../../test/support/deaf-door.ts';
import { until } from '../../test/support/goodword.ts';
import { runStatements } from '../../test/support/test-server.ts';
import { closeDatabase, openDatabase, type Database } from './database.ts';
import { createListener } from './listener.ts';

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
