import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { pollAll } from '../../../src/integration/reconcile/polling/poll-all.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { sized, sizedMs } from '../../support/size.ts';
import { workerProcesses, type WorkerProcesses } from '../../support/worker-process.ts';
import { startLaterWorker } from './later-worker.ts';

const people = sized(30);
const patienceMs = sizedMs(60_000);

let pair: Pair;
let campaignId: string;
let connectionId: string;
let workers: WorkerProcesses;
let leads: { leadId: string; contactId: string }[];

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false }, webhooks: false });
  workers = workerProcesses(pair);
  const campaign = await pair.campaign();
  ({ campaignId } = campaign);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  connectionId = (await pair.api('GET', '/connections')).body.items[0].id;
  const worker = await pair.startWorker();
  leads = [];
  for (let index = 0; index < people; index += 1) {
    const leadId = await pair.joinAsLead(campaignId, campaign.code, `swept-${index}@example.com`);
    leads.push({ leadId, contactId: (await pair.delivered(leadId)).contact_id });
  }
  await worker.stop();
}, sizedMs(120_000));
afterAll(async () => {
  await workers.close();
  await pair.close();
});

const changeAll = async (custom_attributes: Record<string, unknown>) => {
  for (const { contactId } of leads) {
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });
  }
};

const health = async () => (await pair.api('GET', `/connections/${connectionId}/health`)).body;

async function countEvents(type: string): Promise<number> {
  const rows = await pair.crm.db
    .selectFrom('events')
    .select('event_id')
    .where('type', '=', type as 'lead.qualified')
    .execute();
  return rows.length;
}

/** A worker whose clock is a quarter of an hour ahead, which does what the clock of every other minute would. */
async function withLaterWorker(find: () => Promise<unknown>, what: string): Promise<void> {
  const later: App = await startLaterWorker(pair);
  const { crm } = later.context;
  await pollAll(crm);
  await crm.reaper.reap();
  await until(async () => Boolean(await find()), what, patienceMs).finally(() => later.stop());
}

it(
  'polling whose workers are killed loses no change and handles none twice',
  { timeout: sizedMs(300_000) },
  async () => {
    await changeAll({ 'Signed up': 'Yes' });
    for (const [index, step] of ['after POST /contacts/search', 'after update change_polling'].entries()) {
      await pair.crm.db.deleteFrom('work_leases').execute();
      await pollAll(pair.crm);
      const worker = workers.start({ dieAtStep: step });
      await until(async () => worker.output().includes(`step: ${step}\n`), `worker ${index} dies`, patienceMs);
      await worker.exited;
    }
    // and one in the middle of a page
    await pair.crm.db.deleteFrom('work_leases').execute();
    await pollAll(pair.crm);
    const worker = workers.start();
    await until(async () => (await countEvents('lead.qualified')) >= 3, 'some are qualified', patienceMs);
    worker.signal('SIGKILL');
    await worker.exited;

    // a check of the night may have begun, which the next test would be given
    const isOver = async () =>
      (await countEvents('lead.qualified')) === people && (await health()).check.running === null;
    await withLaterWorker(isOver, 'every lead is qualified');
    expect(await countEvents('lead.qualified')).toBe(people);
    expect(await countEvents('contact.changed')).toBe(people);
    expect(await countEvents('reward.created')).toBe(people);
  },
);

it(
  'a check whose worker is killed continues where it was, and finds every difference once',
  { timeout: sizedMs(180_000) },
  async () => {
    await changeAll({ goodword_campaign: 'Another' });
    const { body: check } = await pair.api('POST', `/connections/${connectionId}/checks`);
    const step = 'after POST /contacts/search';
    const worker = workers.start({ dieAtStep: step });
    await until(async () => worker.output().includes(`step: ${step}\n`), 'the worker dies', patienceMs);
    await worker.exited;
    expect((await health()).check.running.id).toBe(check.id);
    await withLaterWorker(async () => (await health()).check.last?.id === check.id, 'the check is done');
    expect((await health()).drift).toEqual({ rows: people, people, changed_there: people });
  },
);
