import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

it.each(['create_user', 'create_lead'])(
  'killed at every step of push, qualify and reward (%s): each happens exactly once',
  async (action) => {
    await pair.saveLeadsTab(campaignId, { action });
    const steps = await stepsOfALife(action);
    expect(steps).toEqual(
      expect.arrayContaining(['before POST /contacts', 'after POST /contacts', 'after GET /contacts/*']),
    );
    expect(steps.filter((step) => step.includes('insert into rewards'))).toHaveLength(2);
    const survivors: string[] = [];
    for (const [index, step] of steps.entries()) {
      const address = `${action}-${index}@example.com`;
      const leadId = await pair.joinAsLead(campaignId, code, address);
      const worker = startWorkerThatDiesAt(step);
      const survived = await play(leadId, address, worker);
      worker.signal('SIGKILL');
      await worker.exited;
      if (survived) survivors.push(step);
      else await finishWithAHealthyWorker(leadId, address);
      await expectExactlyOnce(leadId, address);
    }
    // some steps come up once in a workspace or in another order; those of every life must have killed
    const deaths = steps.filter((step) => !survivors.includes(step));
    expect(deaths.length, `survived: ${survivors.join('; ')}`).toBeGreaterThan(steps.length / 2);
    expect(deaths).toEqual(
      expect.arrayContaining(['before POST /contacts', 'after POST /contacts', 'after GET /contacts/*']),
    );
    expect(deaths.some((step) => step.includes('insert into rewards'))).toBe(true);
  },
  600_000,
);

/** What a worker goes through that nobody kills. */
async function stepsOfALife(action: string): Promise<string[]> {
  const address = `${action}-healthy@example.com`;
  const leadId = await pair.joinAsLead(campaignId, code, address);
  const worker = startWorkerThatDiesAt('');
  expect(await play(leadId, address, worker)).toBe(true);
  worker.signal('SIGTERM');
  await worker.exited;
  return [...new Set([...worker.output().matchAll(/^step: (.*)$/gm)].map(([, step]) => step ?? ''))];
}

function startWorkerThatDiesAt(step: string): RunningProcess {
  const { clientId, clientSecret, url } = pair.intercom;
  return startProcess(['--import', './test/support/die-at-step.ts', 'src/main.ts', 'work'], {
    DIE_AT_STEP: step,
    PUBLIC_URL: pair.url,
    DATABASE_URL: pair.database.connectionString,
    DATA_DIR: pair.app.parts.settings.dataFolder,
    GOODWORD_SECRET: pair.masterKey,
    INTERCOM_CLIENT_ID: clientId,
    INTERCOM_CLIENT_SECRET: clientSecret,
    INTERCOM_API_URL: url,
    INTERCOM_APP_URL: url,
    LOG_LEVEL: 'error',
  });
}

/** The friend signs up as soon as the contact is there. @returns whether the worker lived to see the reward */
async function play(leadId: string, address: string, worker: RunningProcess): Promise<boolean> {
  let isDead = false;
  void worker.exited.then(() => (isDead = true));
  return until(
    async () => {
      await signUp(address);
      if (isDead) return 'dead';
      return (await isDone(leadId)) && 'done';
    },
    'the worker dies or finishes',
    60_000,
  ).then((end) => end === 'done');
}

async function finishWithAHealthyWorker(leadId: string, address: string): Promise<void> {
  const healthy = await pair.startWorker();
  // the practice Intercom knows a new contact at once
  healthy.parts.intercom.crm.indexLagMs = 0;
  await until(
    async () => {
      await signUp(address);
      return isDone(leadId);
    },
    `the healthy worker finishes ${address}`,
    60_000,
  );
  await healthy.stop();
}

async function contactsOf(address: string): Promise<{ id: string; custom_attributes: Record<string, unknown> }[]> {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data;
}

async function signUp(address: string): Promise<void> {
  for (const { id, custom_attributes } of await contactsOf(address)) {
    if (custom_attributes['Signed up'] === 'Yes') continue;
    await pair.intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  }
}

async function isDone(leadId: string): Promise<boolean> {
  const delivery = await pair.deliveryOf(leadId);
  return delivery.state === 'Sent' && (await pair.leadOf(leadId)).state === 'Qualified';
}

async function expectExactlyOnce(leadId: string, address: string): Promise<void> {
  expect(await contactsOf(address)).toHaveLength(1);
  const events = await pair.crm.db.selectFrom('events').select('type').where('lead_id', '=', leadId).execute();
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect({
    sent: count('delivery.sent'),
    qualified: count('lead.qualified'),
    created: count('reward.created'),
  }).toEqual({
    sent: 1,
    qualified: 1,
    created: 1,
  });
  const rewards = await pair.crm.db.selectFrom('rewards').select('state').where('lead_id', '=', leadId).execute();
  expect(rewards).toEqual([{ state: 'Due' }]);
}
