import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { until } from '../../test/support/goodword.ts';
import { runStatements } from '../../test/support/test-server.ts';
import { createLocks, type Locks } from './locks.ts';

let database: TestDatabase;
let here: Locks;
let elsewhere: Locks;

beforeAll(async () => {
  database = await createTestDatabase();
  const options = { log: () => {} };
  here = createLocks(database.connectionString, options);
  elsewhere = createLocks(database.connectionString, options);
});
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await database.drop();
});

const never = () => Promise.reject(new Error('This must not run.'));

it('lets one of two work, and the other know', async () => {
  const done = await here.whileLocked('delivery', async () => {
    expect(await elsewhere.whileLocked('delivery', never)).toBe(false);
    expect(await here.whileLocked('delivery', never)).toBe(false);
    expect(await elsewhere.whileLocked('another', async () => {})).toBe(true);
  });
  expect(done).toBe(true);
  expect(await elsewhere.whileLocked('delivery', async () => {})).toBe(true);
});

it('is free again after work that failed', async () => {
  await expect(here.whileLocked('delivery', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await elsewhere.whileLocked('delivery', async () => {})).toBe(true);
});

it('holds any number at once over one connection', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `many ${index}`);
  const { promise: allHeld, resolve } = Promise.withResolvers<void>();
  let held = 0;
  const work = async () => {
    if ((held += 1) === names.length) resolve();
    await allHeld;
  };
  expect(await Promise.all(names.map((name) => here.whileLocked(name, work)))).toEqual(names.map(() => true));
});

it('says that it lost a lock, and takes the next over a new connection', async () => {
  const losing = here.whileLocked('lost', async () => {
    await runStatements(database.connectionString, [
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'goodword-locks'`,
    ]);
    await until(() => elsewhere.whileLocked('lost', async () => {}).catch(() => false), 'the lock is free again');
  });
  await expect(losing).rejects.toThrow('was lost');
  expect(await here.whileLocked('lost', async () => {})).toBe(true);
});
