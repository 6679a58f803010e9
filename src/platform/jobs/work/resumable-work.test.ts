import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { closeDatabase, openDatabase, type Database, type Transaction } from '../../../database/database.ts';
import { newId } from '../../id/id.ts';
import type { Jobs } from '../jobs.ts';
import { takeLease } from './lease-store.ts';
import { createReaper } from './reaper.ts';
import { leaseKeyOf, workOn, type StepEnd, type Work, type WorkContext } from './resumable-work.ts';
import { leaseMs } from './slice.ts';
import { defineWork } from './work-kind.ts';

const keySchema = z.object({ workspaceId: z.uuid(), countId: z.uuid() });
type Key = z.infer<typeof keySchema>;
type Sent = { payload: Record<string, unknown>; startAfter: Date | undefined };

const kind = defineWork<Key>({ name: 'count', key: keySchema, idOf: (key) => key.countId, concurrency: 1 });
const end = 5;

let database: TestDatabase;
let db: Database;
let workspaceId: string;
let key: Key;
let now: number;
let sent: Sent[];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString, { poolSize: 6 });
  workspaceId = newId();
  await db
    .insertInto('workspaces')
    .values({ workspace_id: workspaceId, name: 'Acme', created_at: new Date() })
    .execute();
  await sql`create table goodword.counts (count_id uuid primary key, cursor int not null)`.execute(db);
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});
beforeEach(async () => {
  now = Date.parse('2026-03-01T12:00:00Z');
  sent = [];
  key = { workspaceId, countId: newId() };
  await sql`insert into goodword.counts values (${key.countId}, 0)`.execute(db);
});

/** A process of its own, whose queue only records what is sent. */
function startWorker(): WorkContext & { stop(): void } {
  const stopping = new AbortController();
  const jobs = {
    stopping: stopping.signal,
    send: async (
      _trx: Transaction,
      _job: unknown,
      payload: Record<string, unknown>,
      options?: { startAfter?: Date },
    ) => {
      sent.push({ payload: JSON.parse(JSON.stringify(payload)), startAfter: options?.startAfter });
    },
    handle: () => {},
    schedule: () => {},
    onWorking: () => {},
  } as unknown as Jobs;
  return { db, clock: { now: () => new Date(now) }, jobs, stop: () => stopping.abort() };
}

/** Counts to the end, one a step. */
const counting = (step: Work<Key, number>['step'] = countOne): Work<Key, number> => ({
  kind,
  load: async () => {
    const cursor = await cursorOf();
    return cursor < end ? cursor : undefined;
  },
  step,
  findOpen: async () => ((await cursorOf()) < end ? [key] : []),
});

const countOne: Work<Key, number>['step'] = (cursor, slice) =>
  slice.commit(async (trx) => {
    await sql`update goodword.counts set cursor = ${cursor + 1} where count_id = ${key.countId}`.execute(trx);
    return 'more' as const;
  });

async function cursorOf(): Promise<number> {
  const { rows } = await sql<{
    cursor: number;
  }>`select cursor from goodword.counts where count_id = ${key.countId}`.execute(db);
  return rows[0]!.cursor;
}
const leases = () => db.selectFrom('work_leases').selectAll().where('work_id', '=', key.countId).execute();
const leaseKey = () => leaseKeyOf(kind, key);
/** A worker that takes the lease and dies. */
const dead = async () => {
  const holder = newId();
  const lease = { holder, now: new Date(now), expiresAt: new Date(now + leaseMs), expects: null };
  expect(await takeLease(db, leaseKey(), lease)).toBe(true);
  return holder;
};

it('works step by step to the end, and leaves no lease behind', async () => {
  expect(await workOn(startWorker(), counting(), key)).toBe('over');
  expect([await cursorOf(), await leases(), sent]).toEqual([end, [], []]);
});

it('hands over when its slice is over, and only the job it names continues', async () => {
  const worker = startWorker();
  expect(await workOn(worker, counting(), key, { sliceMs: 0 })).toBe('more');
  expect(await cursorOf()).toBe(1);
  const dueAt = new Date(now).toISOString();
  expect(sent).toEqual([{ payload: { ...key, dueAt }, startAfter: undefined }]);
  await workOn(worker, counting(), { ...key, dueAt: new Date(now - 1).toISOString() });
  expect(await cursorOf()).toBe(1);
  expect(await workOn(worker, counting(), { ...key, dueAt })).toBe('over');
});

it('of two workers that race for one piece of work, one works and the other leaves a note', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  let steps = 0;
  const slow = counting(async (cursor, slice) => {
    steps += 1;
    begun.resolve();
    await mayEnd.promise;
    await countOne(cursor, slice);
    return { at: new Date(now + 60_000) };
  });
  const refused = Promise.withResolvers<void>();
  let ended = 0;
  const race = async () => {
    const end = await workOn(startWorker(), slow, key);
    // the three that are refused return before the one that works
    if ((ended += 1) === 3) refused.resolve();
    return end;
  };
  const racing = Array.from({ length: 4 }, race);
  await Promise.all([begun.promise, refused.promise]);
  mayEnd.resolve();
  const ends = await Promise.all(racing);
  expect(ends.toSorted()).toEqual(['busy', 'busy', 'busy', 'more']);
  expect([steps, await cursorOf()]).toEqual([1, 1]);
  // requested during the slice, so its next job runs now and not in a minute
  expect(sent.filter(({ payload }) => payload['dueAt'])).toEqual([
    { payload: { ...key, dueAt: new Date(now).toISOString() }, startAfter: undefined },
  ]);
});

it('what a killed worker held is free when its lease expires, and continues from the committed cursor', async () => {
  const worker = startWorker();
  await workOn(worker, counting(), key, { sliceMs: 0 });
  await db.deleteFrom('work_leases').execute();
  const heldBy = await dead();
  sent = [];
  expect(await workOn(worker, counting(), key)).toBe('busy');
  const lookAgain = { payload: { ...key, heldBy }, startAfter: new Date(now + leaseMs) };
  expect(sent).toEqual([lookAgain]);
  now += leaseMs;
  expect(await workOn(worker, counting(), { ...key, heldBy })).toBe('over');
  expect(await cursorOf()).toBe(end);
});

it('a job that looks after a worker leaves one alone that lives or has ended', async () => {
  const heldBy = await dead();
  const worker = startWorker();
  expect(await workOn(worker, counting(), { ...key, heldBy })).toBe('busy');
  await db.deleteFrom('work_leases').execute();
  expect(await workOn(worker, counting(), { ...key, heldBy })).toBe('busy');
  expect([await cursorOf(), sent]).toEqual([0, []]);
});

it('a worker that lost its lease commits nothing more', async () => {
  const robbed = counting(async (cursor, slice) => {
    now += leaseMs;
    await dead();
    return countOne(cursor, slice);
  });
  expect(await workOn(startWorker(), robbed, key)).toBe('busy');
  expect(await cursorOf()).toBe(0);
});

it('a process that stops hands back at once', async () => {
  const worker = startWorker();
  const stopping = counting(async (cursor, slice) => {
    const ended = await countOne(cursor, slice);
    worker.stop();
    // work that waits for a turn is released
    if (slice.signal.aborted) throw slice.signal.reason;
    return ended;
  });
  expect(await workOn(worker, stopping, key)).toBe('more');
  expect(await cursorOf()).toBe(1);
  expect(sent).toHaveLength(1);
  expect(await leases()).toMatchObject([{ holder: null, due_at: new Date(now) }]);
});

it('a step that fails gives the lease back, and its job is retried', async () => {
  const failing = counting(() => Promise.reject(new Error('the database is gone')));
  await expect(workOn(startWorker(), failing, key)).rejects.toThrow('the database is gone');
  expect(await leases()).toMatchObject([{ holder: null, due_at: new Date(now) }]);
  expect(await workOn(startWorker(), counting(), key)).toBe('over');
});

it('an error that the work handles decides when it continues', async () => {
  const at = new Date(now + 5_000);
  const handling: Work<Key, number> = {
    ...counting(() => Promise.reject(new Error('limit'))),
    onError: async (): Promise<StepEnd> => ({ at }),
  };
  expect(await workOn(startWorker(), handling, key)).toBe('later');
  expect(sent).toEqual([{ payload: { ...key, dueAt: at.toISOString() }, startAfter: at }]);
});

it('the reaper sends a job for open work that has none, and for no other', async () => {
  const worker = startWorker();
  const reaper = createReaper(worker);
  reaper.handle(counting());
  await reaper.reap();
  expect(sent).toEqual([{ payload: key, startAfter: undefined }]);
  // handed over a moment ago: it has its job, until that is overdue
  await workOn(worker, counting(), key, { sliceMs: 0 });
  sent = [];
  await reaper.reap();
  expect(sent).toEqual([]);
  now += 60_000;
  await reaper.reap();
  expect(sent).toEqual([{ payload: key, startAfter: undefined }]);
  // held by a worker that may live
  sent = [];
  const heldBy = await dead();
  await reaper.reap();
  expect(sent).toEqual([]);
  await reaper.reap({ graceMs: 0 });
  expect(sent).toEqual([{ payload: { ...key, heldBy }, startAfter: new Date(now + leaseMs) }]);
  now += leaseMs;
  sent = [];
  await reaper.reap();
  expect(sent).toEqual([{ payload: key, startAfter: undefined }]);
});
