import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { until } from '../../../test/support/goodword.ts';
import { closeDatabase, openDatabase, type Database } from '../../database/database.ts';
import { createListener, type Listener } from '../../database/listener.ts';
import { createLog } from '../log/log.ts';
import { periodicLook } from './periodic-look.ts';
import { createJobs, type JobDefinition, type Jobs, type SendOptions } from './jobs.ts';

type Numbered = { number: number };
const definition: Omit<JobDefinition<Numbered>, 'name'> = {
  payload: z.object({ number: z.number() }),
  retryLimit: 3,
  retryDelaySeconds: 1,
  batchSize: 1,
  concurrency: 2,
};
const backlogJob = { ...definition, name: 'backlog' };
const groupedJob = { ...definition, name: 'grouped', concurrency: 4, groupConcurrency: 2 };
const laterJob = { ...definition, name: 'later' };
const failingJob = { ...definition, name: 'failing' };

/** Several polls of the queue, for a busy machine; without them a worker would sleep for half a minute. */
const promptMs = 25_000;

let database: TestDatabase;
let db: Database;
let listener: Listener;
let jobs: Jobs;
const done: { name: string; number: number; at: number }[] = [];
const runningByGroup = [0, 0];
let mostOfAGroup = 0;
/** Fulfilled when a job of the second group runs beside two of the first. */
const bothGroups = Promise.withResolvers<void>();
let bothRan = false;
let failures = 0;

/** Most are of one group and come first, so that without a limit it would take all workers. */
const groupOf = ({ number }: Numbered) => (number < 30 ? 0 : 1);
const doneOf = ({ name }: { name: string }) => done.filter((run) => run.name === name);

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString, { poolSize: 2 });
  listener = createListener(database.connectionString, { db, log: () => {} });
  jobs = createJobs(database.connectionString, createLog('silent'), 6, listener);
  const note = ({ name }: { name: string }, payloads: Numbered[]) => {
    for (const { number } of payloads) done.push({ name, number, at: Date.now() });
  };
  jobs.handle(backlogJob, async (payloads) => note(backlogJob, payloads));
  jobs.handle(laterJob, async (payloads) => note(laterJob, payloads));
  jobs.handle(groupedJob, async (payloads) => {
    const group = groupOf(payloads[0]!);
    runningByGroup[group]! += 1;
    mostOfAGroup = Math.max(mostOfAGroup, runningByGroup[group]!);
    // without the limit the first group would hold all workers, and the second would never come
    if (group === 0) await bothGroups.promise;
    else await until(async () => bothRan || runningByGroup[0] === 2, 'two of the first group run', promptMs);
    bothRan = true;
    bothGroups.resolve();
    runningByGroup[group]! -= 1;
    note(groupedJob, payloads);
  });
  jobs.handle(failingJob, async (payloads) => {
    failures += 1;
    // as PostgreSQL does, which quotes the row
    const detail = 'Key (email_key)=(ana@example.com) already exists.';
    if (failures === 1) throw Object.assign(new Error('This time it fails.'), { detail });
    note(failingJob, payloads);
  });
  await jobs.start();
  await send(backlogJob, 40);
  await send(groupedJob, 40, (payload) => ({ groupId: `group ${groupOf(payload)}` }));
  await jobs.startWorking();
});
afterAll(async () => {
  await jobs.stop(10_000);
  await listener.stop();
  await closeDatabase(db);
  await database.drop();
});

async function send(
  job: JobDefinition<Numbered>,
  count: number,
  options: (payload: Numbered) => SendOptions = () => ({}),
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let number = 0; number < count; number += 1) await jobs.send(trx, job, { number }, options({ number }));
  });
}

it('works off what was waiting before it began, without a pause', async () => {
  await until(async () => doneOf(backlogJob).length === 40, 'all jobs are done', promptMs);
});

it('keeps to the limit of a group, and works off what that held back', async () => {
  await until(async () => doneOf(groupedJob).length === 40, 'all jobs of both groups are done', promptMs);
  expect(mostOfAGroup).toBe(2);
});

it('begins a job when its time has come', async () => {
  const startAfter = new Date(Date.now() + 1_000);
  await send(laterJob, 1, () => ({ startAfter }));
  await until(async () => doneOf(laterJob).length === 1, 'the job is done', promptMs);
  expect(doneOf(laterJob)[0]!.at).toBeGreaterThanOrEqual(startAfter.getTime() - 50);
});

it('tries a job that failed again after its delay', async () => {
  await send(failingJob, 1);
  await until(async () => doneOf(failingJob).length === 1, 'the second try is done', promptMs);
  expect(failures).toBe(2);
});

it('keeps of a failure its message, and nothing that may quote a person', async () => {
  const kept = async () => {
    const { rows } = await sql<{ output: string | null }>`
      select output::text as output from goodword_jobs.job where name = ${failingJob.name}`.execute(db);
    return rows.map(({ output }) => output).join();
  };
  failures = 0;
  await send(failingJob, 1);
  await until(async () => (await kept()).includes('This time it fails.'), 'the failure is kept', promptMs);
  expect(await kept()).not.toContain('ana@');
});

it('a schedule that no version of today knows is forgotten', async () => {
  const run = async (name: string) => {
    const jobs = createJobs(database.connectionString, createLog('silent'), 6, listener);
    jobs.handle({ ...definition, name }, async () => {});
    jobs.schedule(periodicLook(name), '0 0 1 1 *');
    await jobs.start();
    await jobs.startWorking();
    await jobs.stop(10_000);
  };
  await run('older');
  await run('newer');
  const { rows } = await sql<{ name: string }>`select name from goodword_jobs.schedule`.execute(db);
  expect(rows).toEqual([{ name: 'newer' }]);
});

it('begins a job at once where it is heard of, and within the next poll where it is not', async () => {
  const startedAt = async (listener: Listener): Promise<number> => {
    const job = { ...definition, name: 'heard' };
    const jobs = createJobs(database.connectionString, createLog('silent'), 6, listener);
    const { promise: begun, resolve: begin } = Promise.withResolvers<number>();
    jobs.handle(job, async () => begin(performance.now()));
    await jobs.start();
    await jobs.startWorking();
    const since = performance.now();
    await db.transaction().execute((trx) => jobs.send(trx, job, { number: 1 }));
    const tookMs = (await begun) - since;
    await jobs.stop(10_000);
    return tookMs;
  };
  const deaf = createListener(null, { db, log: () => {} });
  expect(await startedAt(deaf)).toBeLessThan(promptMs);
  expect(deaf.hears()).toBe(false);
  await deaf.stop();
  expect(await startedAt(listener)).toBeLessThan(promptMs);
  expect(listener.hears()).toBe(true);
});

describe('dead letters', () => {
  const periodic = periodicLook('periodic-failing');
  const lost = { ...definition, name: 'lost', retryLimit: 1, retryDelaySeconds: 0 };
  const deadLettersOf = async (name: string) => {
    const { rows } = await sql`
      select from goodword_jobs.job where name = 'dead-letters' and source_name = ${name}`.execute(db);
    return rows.length;
  };
  const statesOf = async (name: string) => {
    const { rows } = await sql<{ state: string }>`
      select state from goodword_jobs.job where name = ${name}`.execute(db);
    return rows.map(({ state }) => state);
  };
  const open = async () => {
    const jobs = createJobs(database.connectionString, createLog('silent'), 6, listener);
    const fail = async () => {
      throw new Error('as a crash leaves it');
    };
    jobs.handle(periodic, fail);
    jobs.handle(lost, fail);
    await jobs.start();
    return jobs;
  };
  const fail = async (jobs: Jobs, job: JobDefinition<Numbered> | typeof periodic) => {
    await db.transaction().execute((trx) => jobs.send(trx, job as JobDefinition<object>, { number: 1 }));
    await until(async () => (await statesOf(job.name)).includes('failed'), `${job.name} failed`, promptMs);
  };

  it('a periodic job leaves none, for the next one does its work; any other does', async () => {
    const jobs = await open();
    await jobs.startWorking();
    await fail(jobs, lost);
    await fail(jobs, periodic);
    await until(async () => (await deadLettersOf('lost')) === 1, 'the lost job is among the dead letters', promptMs);
    expect(await deadLettersOf(periodic.name)).toBe(0);
    await jobs.stop(10_000);
  });

  it('those that an older version left of periodic jobs are removed at the start, others stay', async () => {
    await sql`update goodword_jobs.queue set dead_letter = 'dead-letters' where name = ${periodic.name}`.execute(db);
    const older = await open();
    await sql`update goodword_jobs.queue set dead_letter = 'dead-letters' where name = ${periodic.name}`.execute(db);
    await older.startWorking();
    await fail(older, periodic);
    await until(async () => (await deadLettersOf(periodic.name)) > 0, 'the older version leaves one', promptMs);
    await older.stop(10_000);
    const newer = await open();
    expect(await deadLettersOf(periodic.name)).toBe(0);
    expect(await deadLettersOf('lost')).toBe(1);
    await newer.stop(10_000);
  });
});
