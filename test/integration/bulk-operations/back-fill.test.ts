import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { reapDeliveries } from '../../../src/integration/outbound/attempt/resume-deliveries.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let people = 0;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
});
beforeEach(async () => {
  ({ campaignId, code } = await newCampaign());
});
afterAll(() => pair.close());

async function newCampaign(): Promise<{ campaignId: string; code: string }> {
  const { id } = (await pair.api('POST', '/campaigns', { name: 'Give 20, get 20' })).body;
  await pair.api('POST', `/campaigns/${id}/launch`);
  // many leads of one referrer would go On hold
  await pair.api('PATCH', `/campaigns/${id}`, { leads_per_day: null });
  const referrer = await pair.api('POST', '/referrers', { campaign_id: id, email: 'ana@example.com' });
  return { campaignId: id, code: referrer.body.code };
}

const join = () => pair.joinAsLead(campaignId, code, `friend${(people += 1)}@example.com`);
const joinMany = async (count: number) => {
  const leadIds: string[] = [];
  for (let index = 0; index < count; index += 1) leadIds.push(await join());
  return leadIds;
};
const unsent = async () => (await pair.api('GET', `/bulk-operations/unsent?campaign_id=${campaignId}&tab=leads`)).body;
const start = () => pair.api('POST', '/bulk-operations', { kind: 'back_fill', campaign_id: campaignId, tab: 'leads' });
const runOf = async (id: string) => (await pair.api('GET', `/bulk-operations/${id}`)).body;
const ended = (id: string) =>
  until(async () => (await runOf(id)).state === 'Done' && runOf(id), 'the operation is done', 60_000);
const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data as { id: string }[];
};
const pushes = (operationId: string) =>
  pair.crm.db
    .selectFrom('deliveries')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('delivery_id')
    .execute();

it('counts people who were never sent by reason, names the obstacle, and sends the oldest first', async () => {
  const [first] = await joinMany(3);
  expect(await unsent()).toMatchObject({ total: 0, obstacle: 'Connect Intercom first.' });
  expect(await start()).toMatchObject({ status: 409, body: { code: 'cannot_back_fill' } });

  await pair.connect(campaignId);
  expect(await unsent()).toMatchObject({
    total: 3,
    reasons: [
      {
        reason: 'before_set_up',
        count: 3,
        message: 'joined before Intercom was connected and this tab was set up',
      },
    ],
    obstacle: 'The action of the Leads tab is Nothing to action: choose another one and save it.',
  });
  await pair.saveLeadsTab(campaignId, { action: 'nothing' });
  await joinMany(2);
  await pair.saveLeadsTab(campaignId);
  const sent = await join();
  await pair.delivered(sent);
  const found = await unsent();
  expect(found).toMatchObject({ total: 5, obstacle: null });
  expect(found.reasons).toMatchObject([
    { reason: 'before_set_up', count: 3 },
    { reason: 'nothing_to_action', count: 2, message: 'joined while the action was Nothing to action' },
  ]);

  const started = await start();
  expect(started).toMatchObject({ status: 201, body: { kind: 'back_fill', state: 'Running', tab: 'leads' } });
  const operation = await ended(started.body.id);
  expect(operation.progress).toMatchObject({ total: 5, done: 5, skipped: 0, failed: 0, open: 0 });
  const deliveries = await pushes(operation.id);
  expect(deliveries.map(({ state }) => state)).toEqual(Array(5).fill('Sent'));
  expect(deliveries[0]?.subject_id).toBe(first);
  expect(deliveries[0]?.cause).toBe(`run:${operation.id}`);
  expect(await unsent()).toMatchObject({ total: 0, obstacle: 'Everyone has been sent.' });
  // the one who was sent already was not sent again
  const ofSent = await pair.crm.db.selectFrom('deliveries').select('cause').where('subject_id', '=', sent).execute();
  expect(ofSent).toEqual([{ cause: 'joined' }]);
}, 60_000);

it('pauses, resumes where it was, and refuses a second back-fill meanwhile; new leads do not wait behind it', async () => {
  await joinMany(150);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  await pair.intercom.control('POST', 'fault', { path: '/contacts', kind: 'delay', delay_ms: 1_000, times: 10_000 });
  const { id } = (await start()).body;
  await until(async () => (await runOf(id)).progress.done >= 3, 'it has begun');
  expect(await start()).toMatchObject({ status: 409, body: { code: 'operation_under_way' } });
  const paused = await pair.api('POST', `/bulk-operations/${id}/pause`);
  expect(paused).toMatchObject({
    status: 200,
    body: { state: 'Paused', actions: { resume: { allowed: true }, pause: { allowed: false } } },
  });
  await until(async () => (await underWay(id)) === 0, 'what is under way has ended');
  const standing = (await runOf(id)).progress.done;
  expect(standing).toBeLessThan(150);
  // the sweep for deliveries without a job does not take up what the operation planned: it would touch them
  const planned = () =>
    pair.crm.db
      .selectFrom('deliveries')
      .select(['delivery_id', 'updated_at'])
      .where('operation_id', '=', id)
      .where('state', '=', 'Planned')
      .orderBy('delivery_id')
      .execute();
  const before = await planned();
  expect(before.length).toBeGreaterThan(0);
  await reapDeliveries(pair.crm, { graceMs: 0 });
  expect(await planned()).toEqual(before);

  expect((await pair.api('POST', `/bulk-operations/${id}/resume`)).body.state).toBe('Running');
  await pair.delivered(await join());
  expect((await runOf(id)).state).toBe('Running');
  await pair.intercom.control('DELETE', 'fault');
  const operation = await ended(id);
  expect(operation.progress).toMatchObject({ done: 150, failed: 0 });
  expect(new Set((await pushes(id)).map(({ subject_id: person }) => person)).size).toBe(150);
}, 180_000);

it('a back-fill resumed while its last deliveries are still in flight sends the rest at once', async () => {
  await joinMany(100);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  const slow = 8;
  const calls = { method: 'POST', path: '/contacts', kind: 'delay' };
  await pair.intercom.control('POST', 'fault', { ...calls, delay_ms: 500, until: 'cleared' });
  await pair.intercom.control('POST', 'fault', { ...calls, delay_ms: 6_000, times: slow });
  const { id } = (await start()).body;
  await until(async () => (await underWay(id)) > slow, 'it has begun');
  await pair.api('POST', `/bulk-operations/${id}/pause`);
  // it has not ended, and its worker knows that it is paused: it begins no other delivery
  await until(async () => (await underWay(id)) === slow, 'only the slow ones are under way');
  await pair.intercom.control('DELETE', 'fault');
  expect((await pair.api('POST', `/bulk-operations/${id}/resume`)).body.state).toBe('Running');
  const resumed = Date.now();
  expect((await ended(id)).progress).toMatchObject({ done: 100, failed: 0 });
  // a sweep would find it after a minute at the earliest
  expect(Date.now() - resumed).toBeLessThan(45_000);
}, 180_000);

const underWay = async (operationId: string) =>
  (await pushes(operationId)).filter(({ state }) => state === 'Sending').length;

it('a cancelled back-fill sends nothing more; the next one sends the rest', async () => {
  await joinMany(150);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  await pair.intercom.control('POST', 'fault', { path: '/contacts', kind: 'delay', delay_ms: 1_000, times: 10_000 });
  const { id } = (await start()).body;
  await until(async () => (await runOf(id)).progress.done >= 1, 'it has begun');
  expect((await pair.api('POST', `/bulk-operations/${id}/cancel`)).body.state).toBe('Cancelled');
  await pair.intercom.control('DELETE', 'fault');
  await until(async () => (await underWay(id)) === 0, 'what is under way has ended');
  const { progress } = await runOf(id);
  expect(progress.done).toBeLessThan(150);
  expect(await pair.api('POST', `/bulk-operations/${id}/resume`)).toMatchObject({ status: 409 });
  const { total } = await unsent();
  expect(total).toBe(150 - progress.done);
  await ended((await start()).body.id);
  expect((await unsent()).total).toBe(0);
}, 180_000);

it('a back-fill waits for a dead connection and resumes automatically when it is renewed', async () => {
  await joinMany(10);
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  // where another call notices it first, no operation can begin
  const id = await until(async () => {
    await pair.connect(campaignId);
    await pair.intercom.control('POST', 'revoke', {});
    return (await start()).body.id;
  }, 'an operation begins before the dead connection is noticed');
  await until(async () => {
    const { items } = (await pair.api('GET', '/connections')).body;
    return items.some(({ state }: { state: string }) => state === 'Needs attention');
  }, 'the connection needs attention');
  await until(
    async () => (await runOf(id)).note === 'Waits until Intercom is connected again.',
    'the operation says so',
  );
  expect((await runOf(id)).state).toBe('Running');
  await pair.connect(campaignId);
  const operation = await ended(id);
  expect(operation).toMatchObject({ note: null, progress: { done: 10, failed: 0 } });
  for (const { planned } of await pushes(id)) {
    expect(await contactsOf(String(planned['email']))).toHaveLength(1);
  }
}, 180_000);
