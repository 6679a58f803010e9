import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openDatabaseDoor } from '../../test/support/database-door.ts';
import { until } from '../../test/support/goodword.ts';
import { runStatements } from '../../test/support/test-server.ts';
import { closeDatabase, openDatabase, type Database } from './database.ts';
import { createLocks, type LockName, type Locks } from './locks.ts';

let database: TestDatabase;
let db: Database;
let here: Locks;
let elsewhere: Locks;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString, { log: () => {} });
  const options = { db, log: () => {} };
  here = createLocks(database.connectionString, options);
  elsewhere = createLocks(database.connectionString, options);
});
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await closeDatabase(db);
  await database.drop();
});

afterEach(() => vi.useRealTimers());

const named = (name: string, workspaceId = '00000000-0000-7000-8000-000000000001'): LockName => ({ workspaceId, name });
const never = () => Promise.reject(new Error('This must not run.'));

it('lets one of two work, and the other know', async () => {
  const done = await here.whileLocked(named('delivery'), async () => {
    expect(await elsewhere.whileLocked(named('delivery'), never)).toBe(false);
    expect(await here.whileLocked(named('delivery'), never)).toBe(false);
    expect(await elsewhere.whileLocked(named('another'), async () => {})).toBe(true);
  });
  expect(done).toBe(true);
  expect(await elsewhere.whileLocked(named('delivery'), async () => {})).toBe(true);
});

it('locks nothing of the same name in another workspace', async () => {
  const other = named('delivery', '00000000-0000-7000-8000-000000000002');
  expect(
    await here.whileLocked(named('delivery'), async () => {
      expect(await elsewhere.whileLocked(other, async () => {})).toBe(true);
    }),
  ).toBe(true);
});

it('is free again after work that failed', async () => {
  await expect(here.whileLocked(named('delivery'), () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect(await elsewhere.whileLocked(named('delivery'), async () => {})).toBe(true);
});

it('holds any number at once over one connection', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `many ${index}`);
  const { promise: allHeld, resolve } = Promise.withResolvers<void>();
  let held = 0;
  const work = async () => {
    if ((held += 1) === names.length) resolve();
    await allHeld;
  };
  expect(await Promise.all(names.map((name) => here.whileLocked(named(name), work)))).toEqual(names.map(() => true));
});

it('says that it lost a lock, and takes the next over a new connection', async () => {
  const losing = here.whileLocked(named('lost'), async () => {
    await runStatements(database.connectionString, [
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'goodword-locks'`,
    ]);
    await until(
      () => elsewhere.whileLocked(named('lost'), async () => {}).catch(() => false),
      'the lock is free again',
    );
  });
  await expect(losing).rejects.toThrow('was lost');
  expect(await here.whileLocked(named('lost'), async () => {})).toBe(true);
});

/** Ends what every process holds its locks by, as kill -9 does, and waits for it. */
const killHolders = () =>
  runStatements(database.connectionString, [
    `select pg_terminate_backend(pid, 10000) from pg_stat_activity
     where datname = current_database() and application_name = 'goodword-locks'`,
  ]);

/** The same for the one that holds a lock. */
const killHolderOf = (name: string) =>
  runStatements(database.connectionString, [
    `select pg_terminate_backend(pid) from pg_locks join goodword.held_locks
       on locktype = 'advisory' and (classid::bigint << 32 | objid::bigint) = holder
     where name = '${name}' and database = (select oid from pg_database where datname = current_database())`,
  ]);

/** A process whose connection for locks goes through a door. */
async function behindDoor() {
  const door = await openDatabaseDoor(database.connectionString);
  const sentences: string[] = [];
  const locks = createLocks(door.connectionString, { db, log: (sentence) => void sentences.push(sentence) });
  return {
    door,
    locks,
    sentences,
    async close() {
      await locks.close();
      await door.close();
    },
  };
}

it('takes no lock for a process that PostgreSQL no longer knows, although its connection looks open', async () => {
  const { door, locks, sentences, close } = await behindDoor();
  let inside = 0;
  await locks.whileLocked(named('before'), async () => {});
  await door.shut('half-open');
  await killHolders();
  // one that is free, and one that a dead process left
  const left = { workspace_id: named('').workspaceId, name: 'left by the dead', holder: 1 };
  await db.insertInto('held_locks').values(left).execute();
  for (const name of ['free', 'left by the dead']) {
    const done = await locks.whileLocked(named(name), async () => {
      inside += 1;
      expect(await elsewhere.whileLocked(named(name), never)).toBe(false);
    });
    expect(done).toBe(true);
  }
  expect(inside).toBe(2);
  expect(sentences).toEqual(['The connection for locks was lost: PostgreSQL no longer has it.']);
  await close();
});

it('is not worked on again here while work goes on whose lock was lost', async () => {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  let isLost = false;
  const mine = createLocks(database.connectionString, { db, log: () => (isLost = true) });
  const losing = mine.whileLocked(named('once here'), () => {
    begin();
    return over;
  });
  await began;
  await killHolders();
  await until(async () => isLost, 'it is noticed');
  expect(await mine.whileLocked(named('once here'), never)).toBe(false);
  end();
  await expect(losing).rejects.toThrow('was lost');
  await until(() => mine.whileLocked(named('once here'), async () => {}), 'it is free');
  await mine.close();
});

/** The connection for locks asks every ten seconds, and waits ten for an answer. */
const askingMs = 10_000;
const fakeTimers = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('gives up a connection over which PostgreSQL does not answer for seconds', async () => {
  fakeTimers();
  const { door, locks, sentences, close } = await behindDoor();
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const working = locks.whileLocked(named('silent'), () => {
    begin();
    return over;
  });
  await began;
  await door.shut('silent');
  vi.advanceTimersByTime(2 * askingMs);
  vi.useRealTimers();
  await until(async () => sentences.length > 0, 'it is noticed', 2_000);
  expect(sentences).toEqual(['The connection for locks was lost: PostgreSQL did not answer.']);
  end();
  await expect(working).rejects.toThrow('was lost');
  await door.open();
  await close();
});

it('keeps its locks when it was suspended while PostgreSQL answered', async () => {
  fakeTimers();
  const sentences: string[] = [];
  const locks = createLocks(database.connectionString, { db, log: (sentence) => void sentences.push(sentence) });
  await locks.whileLocked(named('suspended'), async () => {
    vi.advanceTimersByTime(askingMs);
    await turn();
    const resumeAt = performance.now() + 300;
    while (performance.now() < resumeAt);
    vi.advanceTimersByTime(askingMs);
    for (let turns = 0; turns < 20; turns += 1) await turn();
  });
  vi.useRealTimers();
  expect(sentences).toEqual([]);
  await locks.close();
});

it('gives what a killed process held to one of those who ask for it at the same moment', async () => {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const killed = here.whileLocked(named('left'), () => {
    take();
    return over;
  });
  await taken;
  const others = Array.from({ length: 6 }, () => createLocks(database.connectionString, { db, log: () => {} }));
  // a process looks for the dead when it opens its connection; these are open
  await Promise.all(others.map((locks, index) => locks.whileLocked(named(`open ${index}`), async () => {})));
  await killHolderOf('left');
  let most = 0;
  let running = 0;
  let done = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running -= 1;
    done += 1;
  };
  await Promise.all(
    others.map((locks) => until(() => locks.whileLocked(named('left'), work), 'each of them gets it in its turn')),
  );
  expect({ most, done }).toEqual({ most: 1, done: others.length });
  end();
  await expect(killed).rejects.toThrow('was lost');
  await Promise.all(others.map((locks) => locks.close()));
});

it('leaves no rows: not of work that is done, and not of processes that were killed', async () => {
  const rows = async () => (await db.selectFrom('held_locks').selectAll().execute()).length;
  await here.whileLocked(named('done'), async () => expect(await rows()).toBeGreaterThan(0));
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const mine = createLocks(database.connectionString, { db, log: () => end() });
  const killed = expect(mine.whileLocked(named('forgotten'), () => over)).rejects.toThrow('was lost');
  await until(async () => (await rows()) === 1, 'one is held');
  await killHolders();
  await killed;
  expect(await rows()).toBe(1);
  const next = createLocks(database.connectionString, { db, log: () => {} });
  await next.whileLocked(named('another'), async () => {});
  await until(async () => (await rows()) === 0, 'no row is left');
  await next.close();
});

it('keeps a lock that could not be given back, and gives it back later', async () => {
  const alone = openDatabase(database.connectionString, { poolSize: 1, log: () => {} });
  const locks = createLocks(database.connectionString, { db: alone, log: () => {} });
  await locks.whileLocked(named('kept'), () =>
    runStatements(database.connectionString, ['alter table goodword.held_locks rename to held_locks_away']),
  );
  await runStatements(database.connectionString, ['alter table goodword.held_locks_away rename to held_locks']);
  expect(await elsewhere.whileLocked(named('kept'), never)).toBe(false);
  await until(() => elsewhere.whileLocked(named('kept'), async () => {}), 'it is given back');
  await locks.close();
  await closeDatabase(alone);
});
