import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import type { RunningProcess } from '../../support/processes.ts';
import { workerProcesses, type WorkerProcesses } from '../../support/worker-process.ts';
import { startLaterWorker } from './later-worker.ts';
import { describeStandstill } from './standstill.ts';

/**
 * A worker starts within 10 seconds on a busy machine, and all it has to do then is done in another two: nothing of it
 * waits for work that a dead worker holds. The rest is for machines that are busier still.
 */
const patienceMs = 60_000;

/** Steps that every life comes to, whatever the order of the others. */
const certainSteps = [
  'after update delivery_attempts',
  'after POST /contacts',
  'after update deliveries',
  'after POST /companies',
  'after POST /contacts/*/companies',
  'after POST /tags',
  'after POST /contacts/*/tags',
  'after POST /contacts/*/notes',
  'after POST /events',
  'after GET /contacts/*',
];

const mark = { tag: 'Referred', note: true, company: true };

/** A lead, and the step at which the first worker for it was to die. */
type Life = { leadId: string; address: string; step: string };

let pair: Pair;
let campaignId: string;
let code: string;
let workers: WorkerProcesses;

beforeAll(async () => {
  pair = await startPair({ roles: { serve: true, work: false } });
  workers = workerProcesses(pair);
  ({ campaignId, code } = await pair.campaign());
  const { apps } = (await pair.intercom.control('GET', 'apps')).body;
  const scopes = [...apps[0].scopes, 'write_events', 'read_events'];
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { scopes });
  await pair.connect(campaignId);
});
afterAll(async () => {
  await workers.close();
  await pair.close();
});

it.each(['create_user', 'create_lead'])(
  'killed after every step of push, mark, events, qualify and reward (%s): each happens exactly once',
  async (action) => {
    await pair.saveLeadsTab(campaignId, { action, mark, events: true });
    const steps = await stepsOfALife(action);
    expect(steps).toEqual(expect.arrayContaining(certainSteps));
    expect(steps.filter(isReward)).toHaveLength(1);
    const lives: Life[] = [];
    const deaths: string[] = [];
    for (const [index, step] of steps.entries()) {
      const life = await refer(`${action}-${index}@example.com`, step);
      lives.push(life);
      const worker = workers.start({ dieAtStep: step });
      await play(life, worker);
      worker.signal('SIGKILL');
      await worker.exited;
      if (worker.output().includes(`step: ${step}\n`)) deaths.push(step);
      if (!(await isDone(life))) await finishWithALaterWorker(life);
      await expectExactlyOnce(life);
    }
    // some steps come up once in a workspace or in another order; those of every life must have killed
    expect(deaths.length, `deaths: ${deaths.join('; ')}`).toBeGreaterThan(steps.length / 2);
    expect(deaths).toEqual(expect.arrayContaining(certainSteps));
    expect(deaths.some(isReward)).toBe(true);

    await finishWhatTheDeadLeft();
    for (const life of lives) await expectExactlyOnce(life);
  },
  600_000,
);

const isReward = (step: string) => step.includes('insert into rewards');

async function refer(address: string, step: string): Promise<Life> {
  const lead = {
    campaign_id: campaignId,
    referral_code: code,
    email: address,
    first_name: 'Ben',
    company: 'Okafor Ltd',
  };
  return { leadId: (await pair.api('POST', '/leads', lead)).body.id, address, step };
}

/**
 * What a worker goes through that is not killed. A death just before a step leaves what one just after the step before it
 * leaves, for a transaction that is not committed leaves nothing: so these are all the places to die at.
 */
async function stepsOfALife(action: string): Promise<string[]> {
  const life = await refer(`${action}-healthy@example.com`, 'none');
  const worker = workers.start({ dieAtStep: '' });
  await play(life, worker);
  expect(await isDone(life)).toBe(true);
  worker.signal('SIGTERM');
  await worker.exited;
  return [...new Set([...worker.output().matchAll(/^step: (after .*)$/gm)].map(([, step]) => step ?? ''))];
}

/** Lets the worker work until it dies or all is done. */
async function play(life: Life, worker: RunningProcess): Promise<void> {
  let isDead = false;
  void worker.exited.then(() => (isDead = true));
  const ends = async () => {
    await signUp(life.address);
    return isDead || isDone(life);
  };
  await waitFor(ends, 'the worker dies or finishes', life, worker);
}

async function finishWithALaterWorker(life: Life): Promise<void> {
  const worker = await startLaterWorker(pair);
  const finishes = async () => {
    await signUp(life.address);
    return isDone(life);
  };
  await waitFor(finishes, 'a later worker finishes', life).finally(() => worker.stop());
}

/** Also what was done already, by a worker that died before it could say so, is taken up and must not happen again. */
async function finishWhatTheDeadLeft(): Promise<void> {
  const worker = await startLaterWorker(pair);
  const nothingIsOpen = async () => {
    const open = await pair.crm.db
      .selectFrom('notifications')
      .select('topic')
      .where('handled_at', 'is', null)
      .execute();
    return open.length === 0;
  };
  await until(nothingIsOpen, 'all notifications are handled', patienceMs).finally(() => worker.stop());
}

async function waitFor(find: () => Promise<boolean>, what: string, life: Life, worker?: RunningProcess): Promise<void> {
  try {
    await until(find, what, patienceMs);
  } catch (error) {
    const standstill = await describeStandstill(pair, life.leadId, worker);
    worker?.signal('SIGKILL');
    throw new Error(`${String(error)} (${life.address}, to die ${life.step})\n${standstill}`, { cause: error });
  }
}

async function contactsOf(address: string): Promise<{ id: string; custom_attributes: Record<string, unknown> }[]> {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data;
}

/** The friend signs up as soon as the contact is there. */
async function signUp(address: string): Promise<void> {
  for (const { id, custom_attributes } of await contactsOf(address)) {
    if (custom_attributes['Signed up'] === 'Yes') continue;
    await pair.intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  }
}

async function isDone({ leadId }: Life): Promise<boolean> {
  const deliveries = await pair.crm.db
    .selectFrom('deliveries')
    .select('state')
    .where('subject_id', '=', leadId)
    .execute();
  // the push, and that the lead joined and qualified
  if (deliveries.length < 3 || deliveries.some(({ state }) => state !== 'Sent')) return false;
  return (await pair.leadOf(leadId)).state === 'Qualified';
}

async function expectExactlyOnce({ leadId, address, step }: Life): Promise<void> {
  const where = `${address}, to die ${step}`;
  const contacts = await contactsOf(address);
  expect(contacts, where).toHaveLength(1);
  expect(await onContact(contacts[0]!.id), where).toEqual({
    notes: 1,
    tags: 1,
    companies: 1,
    events: ['referral-joined', 'referral-qualified'],
  });
  const recorded = pair.crm.db.selectFrom('events').where('lead_id', '=', leadId);
  const events = await recorded.select(['type', 'evidence']).execute();
  const count = (type: string) => events.filter((event) => event.type === type).length;
  const happened = {
    sent: events.filter(({ type, evidence }) => type === 'delivery.sent' && evidence['kind'] === 'push').length,
    qualified: count('lead.qualified'),
    created: count('reward.created'),
  };
  expect(happened, where).toEqual({ sent: 1, qualified: 1, created: 1 });
  const rewards = await pair.crm.db.selectFrom('rewards').select('state').where('lead_id', '=', leadId).execute();
  expect(rewards, where).toEqual([{ state: 'Due' }]);
}

/** What was added to a contact beside its attributes. */
async function onContact(contactId: string) {
  const listOf = async (path: string) => (await pair.intercom.call('GET', path)).body;
  const { events } = await listOf(`/events?type=user&intercom_user_id=${contactId}`);
  return {
    notes: (await listOf(`/contacts/${contactId}/notes`)).data.length,
    tags: (await listOf(`/contacts/${contactId}/tags`)).data.length,
    companies: (await listOf(`/contacts/${contactId}/companies`)).data.length,
    events: events.map((event: { event_name: string }) => event.event_name).toSorted(),
  };
}
