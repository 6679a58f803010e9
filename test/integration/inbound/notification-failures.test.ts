import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { wakeJob } from '../../../src/integration/inbound/notification.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { intercomWebhooks, type IntercomWebhooks } from '../../support/intercom-webhooks.ts';

let pair: Pair;
let webhooks: IntercomWebhooks;
let campaignId: string;
let code: string;
let people = 0;
let aheadMs = 0;
const hourMs = 3_600_000;

// the test speaks for Intercom here, so the practice one keeps quiet
beforeAll(async () => {
  pair = await startPair({ webhooks: false, clock: { now: () => new Date(Date.now() + aheadMs) } });
  webhooks = intercomWebhooks(pair);
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { uninstall_url: null });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  // sweeps, such as those that begin with connecting, look only at what comes after this: they would qualify the leads
  await pair.crm.db
    .updateTable('change_polling')
    .set({ checkpoint: new Date(Date.now() + 1_000 * hourMs) })
    .execute();
});
afterAll(() => pair.close());
beforeEach(() => webhooks.clear());
afterEach(() => {
  aheadMs = 0;
  return mendReading();
});

/** A sent lead whose contact has signed up, which no notification has reported yet. */
async function signedUp(): Promise<{ leadId: string; contactId: string }> {
  const leadId = await pair.joinAsLead(campaignId, code, `friend${(people += 1)}@example.com`);
  const { contact_id: contactId } = await pair.delivered(leadId);
  await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
  return { leadId, contactId };
}

const notify = async (contactId: string) => expect(await webhooks.notify(contactId)).toBe(200);

/** Every reading of the contact fails until it is mended. */
const spoilReading = (contactId: string, fault: Record<string, unknown>) =>
  pair.intercom.control('POST', 'fault', { method: 'GET', path: `/contacts/${contactId}`, until: 'cleared', ...fault });
const mendReading = () => pair.intercom.control('DELETE', 'fault');
const stored = () => webhooks.stored();
const connection = async () => (await pair.api('GET', '/connections')).body.items[0];
const qualifies = (leadId: string, limitMs?: number) =>
  until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies', limitMs);
const wake = () => pair.crm.db.transaction().execute((trx) => pair.crm.jobs.send(trx, wakeJob, {}));

it('a notification is retried when the contact cannot be read, and qualifies the lead then', async () => {
  const { leadId, contactId } = await signedUp();
  await spoilReading(contactId, { kind: 'html', status: 503 });
  await notify(contactId);
  const [row] = await until(async () => {
    const rows = await stored();
    return rows[0]?.outcome ? rows : null;
  }, 'the try fails');
  expect(row).toMatchObject({
    attempts: 1,
    handled_at: null,
    outcome: 'Intercom has a problem of its own at the moment (status 503).',
  });
  expect(row?.next_attempt_at?.getTime()).toBeGreaterThan(Date.now() + 10_000);
  expect((await pair.leadOf(leadId)).state).toBe('Pending');

  await mendReading();
  aheadMs = 60_000;
  await wake();
  await qualifies(leadId);
});

it('the tries of a notification count from now, however long it waited for the connection', async () => {
  const { leadId, contactId } = await signedUp();
  const broken = { state: 'Needs attention', attention: 'token_revoked' } as const;
  await pair.crm.db.updateTable('connections').set(broken).execute();
  await notify(contactId);
  aheadMs = 4 * hourMs;
  await spoilReading(contactId, { kind: 'html', status: 503 });
  await pair.connect(campaignId);
  await until(async () => (await stored())[0]?.attempts === 1, 'the first try fails');
  await wake();
  const behind = (await signedUp()).leadId;
  await notify((await pair.deliveryOf(behind)).contact_id);
  await qualifies(behind);
  expect((await stored()).filter(({ handled_at }) => !handled_at)).toMatchObject([{ attempts: 1 }]);

  await mendReading();
  aheadMs += hourMs;
  await wake();
  await qualifies(leadId);
});

it('calls over the rate limit do not count as tries of a notification', { timeout: 60_000 }, async () => {
  const { leadId, contactId } = await signedUp();
  await spoilReading(contactId, { kind: 'status', status: 429, code: 'rate_limit_exceeded' });
  await notify(contactId);
  await until(async () => (await stored())[0]?.outcome, 'the try is refused');
  expect(await stored()).toMatchObject([{ attempts: 0, handled_at: null }]);
  await mendReading();
  aheadMs = 60_000;
  await wake();
  // all calls rest until the next ten seconds of the limit begin
  await qualifies(leadId, 30_000);
});

it('a failed batch is retried by one wake-up', async () => {
  const { leadId, contactId } = await signedUp();
  await spoilReading(contactId, { kind: 'html', status: 503 });
  const broken = { state: 'Needs attention', attention: 'token_revoked' } as const;
  await pair.crm.db.updateTable('connections').set(broken).execute();
  for (let count = 0; count < 5; count += 1) await notify(contactId);
  let delayed = 0;
  const { send } = pair.crm.jobs;
  pair.crm.jobs.send = (trx, job, payload, options) => {
    if (job.name === wakeJob.name && options?.startAfter) delayed += 1;
    return send(trx, job, payload, options);
  };
  await pair.connect(campaignId);
  await until(async () => (await stored()).every(({ attempts }) => attempts === 1), 'the first try fails');
  pair.crm.jobs.send = send;
  expect(delayed).toBe(1);
  await mendReading();
  aheadMs = 60_000;
  await wake();
  await qualifies(leadId);
});

it('a user can disconnect while a reading hangs, also one that ends in a refusal', async () => {
  const { contactId } = await signedUp();
  await pair.intercom.control('POST', 'revoke', {});
  await spoilReading(contactId, { kind: 'delay', delay_ms: 3_000 });
  await notify(contactId);
  await until(async () => (await stored())[0]?.next_attempt_at, 'a worker is at it');
  const began = Date.now();
  const { status } = await pair.api('DELETE', `/connections/${(await connection()).id}`);
  expect([status, Date.now() - began < 2_000]).toEqual([204, true]);
  expect(await connection()).toMatchObject({ state: 'Not connected' });
  expect(await stored()).toMatchObject([{ outcome: 'disconnected meanwhile' }]);
  await pair.connect(campaignId);
  // the check that follows would qualify leads of the next test
  const running = pair.crm.db.selectFrom('crm_checks').select('check_id').where('state', '=', 'Running');
  await until(async () => (await running.execute()).length === 0, 'the check is done');
});

it('the notifications of a killed worker are free again when its lease has expired', async () => {
  const { leadId, contactId } = await signedUp();
  await pair.crm.db.updateTable('connections').set({ state: 'Needs attention' }).execute();
  await notify(contactId);
  const claimedUntil = new Date(Date.now() + hourMs);
  await pair.crm.db.updateTable('notifications').set({ next_attempt_at: claimedUntil }).execute();
  await pair.connect(campaignId);
  const other = await signedUp();
  await notify(other.contactId);
  await qualifies(other.leadId);
  expect((await pair.leadOf(leadId)).state).toBe('Pending');
  aheadMs = 2 * hourMs;
  await wake();
  await qualifies(leadId);
});
