import { fromKysely, PgBoss, type ScheduleOptions, type WorkOptions } from 'pg-boss';
import type { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { Listener } from '../../database/listener.ts';
import { schemas } from '../../database/schemas.ts';
import { runAsWork } from '../../database/work-scope.ts';
import type { Log } from '../log/log.ts';

/** A kind of work: its name, the form of its payload, and how often and how many at once it is tried. */
export type JobDefinition<Payload extends object> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** tries after the first one, before the job goes to the dead letter queue; 0 for work that is scheduled again anyway */
  retryLimit: number;
  retryDelaySeconds: number;
  /** how many jobs one call of the handler may take */
  batchSize: number;
  /** how many calls of the handler may run at once in one process */
  concurrency: number;
  /**
   * most jobs of one group (a workspace, say) that run at once in one process; counted there and not in the
   * database, where the jobs of killed workers would hold their places until they are missed
   */
  groupConcurrency?: number;
};

export type SendOptions = { startAfter?: Date; groupId?: string };

/** The queue: jobs are sent inside the caller's transaction, so that a fact and its work are committed together. */
export type Jobs = {
  send<Payload extends object>(
    trx: Transaction,
    job: JobDefinition<Payload>,
    /** one job for each, sent by one statement */
    payloads: Payload | readonly Payload[],
    options?: SendOptions,
  ): Promise<void>;
  /** Registers the handler; it runs only in processes that called startWorking. Handlers must be safe to run twice. */
  handle<Payload extends object>(job: JobDefinition<Payload>, handler: (payloads: Payload[]) => Promise<void>): void;
  /** Schedules a job; a slot fires once however many processes there are. @param cron five fields, UTC */
  schedule(job: JobDefinition<Record<string, never>>, cron: string): void;
  /** Adds what a worker does at its start, such as resuming the work of a killed one. */
  onWorking(begin: () => Promise<void>): void;
  /** How many jobs there are; some seconds old at most. */
  counts(): Promise<JobCounts>;
  /** Aborted as soon as `stop` is called, so that long work can stop in time. */
  stopping: AbortSignal;
  start(): Promise<void>;
  startWorking(): Promise<void>;
  /** Takes no more jobs, and aborts `stopping`; jobs can still be sent. */
  stopTaking(): void;
  /**
   * Finishes work in progress and releases what does not end in time. Harmless when called twice.
   * @returns the queues of jobs that did not end
   */
  stop(patienceMs: number): Promise<string[]>;
};

export type JobCounts = {
  jobs: { queue: string; state: 'ready' | 'active' | 'later'; count: number }[];
  /** jobs that failed every attempt */
  deadLetters: number;
};

type Handler = { job: JobDefinition<object>; run(payloads: object[]): Promise<void> };

/** Jobs that failed every attempt end here, with the payload, for the operator to inspect. */
const deadLetters = 'dead-letters';

/** NOTIFY announces only new jobs, not scheduled, retried or released ones. */
const pollSeconds = 2;

/**
 * pg-boss in the product's own database. Workers are woken by NOTIFY when a job is sent, continue while they find work, and
 * poll every two seconds for jobs without a NOTIFY: those whose time has come, those of killed workers, and all of them where
 * NOTIFY is not heard.
 */
export function createJobs(connectionString: string, log: Log, poolSize: number, listener: Listener): Jobs {
  const boss = newBoss(connectionString, poolSize);
  // its own LISTEN would use its own address, and say nothing where nothing is heard
  boss.getDb().listen = async (channel, heard, missed) => {
    const end = await listener.listen(channel, { heard, missed });
    return { close: async () => end() };
  };
  boss.on('error', (error) => log.error({ error: error.message }, 'job queue error'));
  const handlersByName = new Map<string, Handler>();
  const definitions = new Map<string, JobDefinition<object>>();
  const schedules: { name: string; cron: string }[] = [];
  const beginnings: (() => Promise<void>)[] = [];
  const stopping = new AbortController();
  const running = new Map<string, number>();
  let started = false;

  const stopTaking = (): void => {
    stopping.abort();
    for (const name of handlersByName.keys()) void boss.offWork(name, { wait: false }).catch(() => {});
  };

  return {
    stopping: stopping.signal,
    async send(trx, job, payloads, { startAfter, groupId } = {}) {
      const all: readonly object[] = Array.isArray(payloads) ? payloads : [payloads];
      const jobs = all.map((data) => ({
        data,
        ...(startAfter && { startAfter }),
        ...(groupId && { group: { id: groupId } }),
      }));
      if (jobs.length > 0) await boss.insert(job.name, jobs, { db: fromKysely(trx) });
    },
    handle(job, handler) {
      definitions.set(job.name, job);
      handlersByName.set(job.name, {
        job: job,
        // the payload is checked at the door, so that a job of an older version fails here and not half-way
        run: async (payloads) => {
          running.set(job.name, (running.get(job.name) ?? 0) + 1);
          try {
            await runAsWork(() => handler(payloads.map((payload) => job.payload.parse(payload))));
          } catch (error) {
            log.error({ job: job.name, jobs: payloads.length, error: String(error) }, 'job failed, retrying');
            throw withoutDetails(error);
          } finally {
            running.set(job.name, running.get(job.name)! - 1);
          }
        },
      });
    },
    schedule(job, cron) {
      schedules.push({ name: job.name, cron });
    },
    onWorking(begin) {
      beginnings.push(begin);
    },
    async counts() {
      const queues = await boss.getQueues();
      const dead = queues.find(({ name }) => name === deadLetters);
      return {
        jobs: queues
          .filter(({ name }) => definitions.has(name))
          .flatMap(({ name, readyCount, activeCount, deferredCount }) => [
            { queue: name, state: 'ready' as const, count: readyCount },
            { queue: name, state: 'active' as const, count: activeCount },
            { queue: name, state: 'later' as const, count: deferredCount },
          ]),
        deadLetters: dead?.totalCount ?? 0,
      };
    },
    async start() {
      if (started) return;
      started = true;
      await boss.start();
      const scheduled = new Set(schedules.map(({ name }) => name));
      await ensureQueues(boss, [...definitions.values()], (job) => job.retryLimit === 0 || scheduled.has(job.name));
    },
    async startWorking() {
      for (const handler of handlersByName.values()) await startWorkers(boss, handler);
      const once: ScheduleOptions = { tz: 'UTC' };
      for (const { name, cron } of schedules) await boss.schedule(name, cron, {}, once);
      // those of an older version would send jobs that nothing handles
      const isOurs = new Set(schedules.map(({ name }) => name));
      for (const { name } of await boss.getSchedules()) if (!isOurs.has(name)) await boss.unschedule(name);
      for (const begin of beginnings) await runAsWork(begin);
    },
    stopTaking,
    async stop(patienceMs) {
      if (!started) return [];
      started = false;
      stopTaking();
      await boss.stop({ graceful: true, timeout: patienceMs });
      return [...running].flatMap(([name, count]) => (count > 0 ? [name] : []));
    },
  };
}

/** What the queue keeps of a failure. Errors of PostgreSQL have details, which quote rows, and so addresses of people. */
function withoutDetails(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const kept = new Error(error.message);
  kept.name = error.name;
  kept.stack = error.stack ?? '';
  return kept;
}

/** Creates the queue's own tables, so that a later start finds them ready. */
export async function installJobs(connectionString: string): Promise<void> {
  const boss = newBoss(connectionString, 2, false);
  await boss.start();
  await boss.stop({ graceful: false });
}

function newBoss(connectionString: string, poolSize: number, useListenNotify = true): PgBoss {
  return new PgBoss({
    connectionString,
    schema: schemas.jobs,
    createSchema: false,
    max: poolSize,
    useListenNotify,
    application_name: 'goodword-jobs',
    // killed workers are noticed this often
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
}

/** As many workers as calls of the handler may run at once; after a full batch, all of them fetch again. */
async function startWorkers(boss: PgBoss, { job, run }: Handler): Promise<void> {
  let workerIds: string[] = [];
  const workId = await boss.work<object>(job.name, workOptions(job), async (jobs) => {
    try {
      await run(jobs.map(({ data }) => data));
    } finally {
      // pg-boss fetches again at once only where a batch has several jobs; else it waits for NOTIFY or its next poll
      if (jobs.length >= job.batchSize) for (const id of workerIds) boss.notifyWorker(id);
    }
  });
  workerIds = boss
    .getWipData()
    .filter((worker) => worker.workId === workId)
    .map(({ id }) => id);
}

function workOptions(job: JobDefinition<object>): WorkOptions {
  return {
    batchSize: job.batchSize,
    localConcurrency: job.concurrency,
    pollingIntervalSeconds: pollSeconds,
    // pg-boss defaults to 30 wherever NOTIFY works
    notifyPollingIntervalSeconds: pollSeconds,
    ...(job.groupConcurrency && { localGroupConcurrency: job.groupConcurrency }),
  };
}

/**
 * @param comesAgain whether the next job does the work of one that failed: then a dead letter would say nothing, and those
 * of versions that wrote them are removed
 */
async function ensureQueues(
  boss: PgBoss,
  jobs: JobDefinition<object>[],
  comesAgain: (job: JobDefinition<object>) => boolean,
): Promise<void> {
  await boss.createQueue(deadLetters, { retryLimit: 0 });
  for (const job of jobs) {
    const options = {
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 300,
      // a killed worker's jobs run again after ten seconds of silence
      heartbeatSeconds: 10,
      notify: true,
    };
    await boss.createQueue(job.name, comesAgain(job) ? options : { ...options, deadLetter: deadLetters });
  }
  const periodic = jobs.filter(comesAgain).map(({ name }) => name);
  const db = boss.getDb();
  for (const [text, values] of forgetDeadLettersOf(periodic)) await db.executeSql(text, values);
}

/** Statements of pg-boss's own tables, for which it has no call: a queue keeps the options of its creation. */
function forgetDeadLettersOf(queues: string[]): [string, unknown[]][] {
  const { jobs } = schemas;
  return [
    [`update ${jobs}.queue set dead_letter = null where name = any ($1) and dead_letter is not null`, [queues]],
    [`update ${jobs}.job set dead_letter = null where name = any ($1) and dead_letter is not null`, [queues]],
    [`delete from ${jobs}.job where name = $2 and source_name = any ($1)`, [queues, deadLetters]],
  ];
}
