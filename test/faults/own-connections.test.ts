import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { shareConnections } from '../../src/config/share-connections.ts';
import { createListener, type Listener } from '../../src/database/listener.ts';
import { createJobs, type Jobs } from '../../src/platform/jobs/jobs.ts';
import { ask, startGoodword, until, type Goodword } from '../support/goodword.ts';

const shares = shareConnections(32);
const greedyJob = {
  name: 'greedy',
  payload: z.object({ keep: z.boolean() }),
  retryLimit: 1,
  retryDelaySeconds: 1,
  batchSize: 1,
  concurrency: shares.work + 2,
};

let goodword: Goodword;
let listener: Listener;
let jobs: Jobs;
let holding = 0;
let doneAtOnce = 0;
const { promise: ended, resolve: end } = Promise.withResolvers<void>();

beforeAll(async () => {
  goodword = await startGoodword({ roles: { serve: true, work: false } });
  const { db, log } = goodword.app.context;
  listener = createListener(goodword.database.connectionString, { db, log: () => {} });
  jobs = createJobs(goodword.database.connectionString, log, shares.queue, listener);
  jobs.handle(greedyJob, async ([payload]) => {
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('campaigns').select('campaign_id').execute();
      if (payload?.keep) {
        holding += 1;
        await ended;
      } else {
        doneAtOnce += 1;
      }
    });
  });
  await jobs.start();
});
afterAll(async () => {
  end();
  await jobs.stop(10_000);
  await listener.stop();
  await goodword.close();
});

const send = (keep: boolean, count: number) =>
  goodword.app.db.transaction().execute((trx) =>
    jobs.send(
      trx,
      greedyJob,
      Array.from({ length: count }, () => ({ keep })),
    ),
  );

it('pages hold all connections that they may, and a job still runs', async () => {
  const { db } = goodword.app;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await send(false, 1);
  const held = Array.from({ length: shares.pages }, () =>
    db.transaction().execute(async (trx) => {
      await trx.selectFrom('campaigns').select('campaign_id').execute();
      await released;
    }),
  );
  await jobs.startWorking();
  await until(async () => doneAtOnce === 1, 'the job is done while pages hold everything', 10_000);
  release();
  await Promise.all(held);
});

it('jobs hold all connections that they may, and pages still answer', async () => {
  await send(true, shares.work + 2);
  await until(async () => holding === shares.work, 'jobs hold as many as they may');
  const answers = await Promise.all([
    goodword.api('GET', '/campaigns'),
    ask(`${goodword.url}/readyz`, 'GET'),
    ask(`${goodword.url}/c/none`, 'GET'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  expect(holding).toBe(shares.work);
});
