import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createLocks, type Locks } from './locks.ts';

let database: TestDatabase;
let here: Locks;
let elsewhere: Locks;

beforeAll(async () => {
  database = await createTestDatabase();
  const options = { most: 2, log: () => {} };
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
