import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { sized, sizedMs } from '../../support/size.ts';
import { importSteps, type ImportSteps } from '../../support/imports.ts';
import { workerProcesses, type WorkerProcesses } from '../../support/worker-process.ts';

const people = sized(700);
const patienceMs = 90_000;

let pair: Pair;
let steps: ImportSteps;
let campaignId: string;
let workers: WorkerProcesses;

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false }, webhooks: false });
  workers = workerProcesses(pair);
  steps = importSteps(pair);
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
  await steps.contacts(
    Array.from({ length: people }, (_, n) => ({ role: 'user', email: `crash.${n}@example.com`, name: `Crash ${n}` })),
  );
});
afterAll(async () => {
  await workers.close();
  await pair.close();
});

it(
  'an import whose workers are killed in its dry run and its run enrols every contact once',
  { timeout: sizedMs(300_000) },
  async () => {
    const conditions = [{ attribute: 'email', operator: 'starts_with', value: 'crash.' }];
    const { id } = await steps.draft(campaignId, { selection: { contact_type: 'only_users', conditions } });
    let deaths = 0;
    await steps.move(id, 'dry-run');
    deaths += await killUntil(id, 'Ready');
    expect((await pair.api('GET', `/imports/${id}`)).body.plan).toMatchObject({ create: people, skip: 0, exclude: 0 });
    expect(await steps.referrers(campaignId)).toHaveLength(1);

    await steps.move(id, 'start');
    deaths += await killUntil(id, 'Done');
    expect(deaths).toBeGreaterThan(2);
    const { body } = await pair.api('GET', `/imports/${id}`);
    expect(body.counts).toMatchObject({ create: people, enrolled: people, waiting: 0, failed: 0, skip: 0 });
    expect(body.progress).toMatchObject({ done: people, total: people });

    const { db } = pair.crm;
    const imported = await db
      .selectFrom('referrers')
      .innerJoin('crm_contacts', 'crm_contacts.subject_id', 'referrers.referrer_id')
      .innerJoin('links', 'links.referrer_id', 'referrers.referrer_id')
      .select(['referrers.email_key', 'links.code', 'crm_contacts.contact_id'])
      .where('referrers.campaign_id', '=', campaignId)
      .execute();
    expect(imported).toHaveLength(people);
    for (const column of ['email_key', 'code', 'contact_id'] as const) {
      expect(new Set(imported.map((row) => row[column])).size, column).toBe(people);
    }
    const joined = await db.selectFrom('events').select('referrer_id').where('type', '=', 'referrer.joined').execute();
    // and the one who was there before
    expect(joined).toHaveLength(people + 1);
    expect(new Set(joined.map(({ referrer_id: referrerId }) => referrerId)).size).toBe(people + 1);
  },
);

/** Worker after worker dies as soon as there is progress, until the import is there. @returns how many died */
async function killUntil(importId: string, state: string): Promise<number> {
  const done = async () => (await pair.api('GET', `/imports/${importId}`)).body;
  for (let deaths = 0; ; deaths += 1) {
    const before = (await done()).progress.done as number;
    const worker = workers.start();
    try {
      const now = await until(
        async () => {
          const current = await done();
          return (current.state === state || current.progress.done > before) && current;
        },
        `progress beyond ${before}`,
        patienceMs,
      );
      if (now.state === state) return deaths;
    } catch (error) {
      throw new Error(`${String(error)}\n${worker.output()}`, { cause: error });
    } finally {
      worker.signal('SIGKILL');
      await worker.exited;
    }
  }
}
