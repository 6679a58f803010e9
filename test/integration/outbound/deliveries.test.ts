import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { beginAttempt } from '../../../src/integration/outbound/attempt/begin-attempt.ts';
import { GivenUp } from '../../../src/integration/connections/with-client.ts';
import { recordFailure } from '../../../src/integration/outbound/attempt/record-failure.ts';
import { reapDeliveries } from '../../../src/integration/outbound/attempt/resume-deliveries.ts';
import { CrmError } from '../../../src/integration/provider/crm-error.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let aheadMs = 0;
let people = 0;
const hourMs = 3_600_000;

beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair({
    webhooks: false,
    clock: { now: () => new Date(Date.now() + aheadMs) },
  }));
});
beforeEach(() => void (aheadMs = 0));
afterEach(() => pair.intercom.control('DELETE', 'fault'));
afterAll(() => pair.close());

const join = () => pair.joinAsLead(campaignId, code, `friend${(people += 1)}@example.com`);
const broken = { method: 'POST', path: '/contacts', kind: 'html', status: 503 };
const eventsOf = (leadId: string) =>
  pair.crm.db.selectFrom('events').selectAll().where('lead_id', '=', leadId).orderBy('position').execute();

/** A lead whose delivery broke once and waits for its next try. */
async function joinAndWait(): Promise<{ leadId: string; deliveryId: string }> {
  await pair.intercom.control('POST', 'fault', broken);
  const leadId = await join();
  const { id: deliveryId } = await pair.delivered(leadId, 'Waiting');
  return { leadId, deliveryId };
}

const change = (deliveryId: string, values: Record<string, unknown>) =>
  pair.crm.db.updateTable('deliveries').set(values).where('delivery_id', '=', deliveryId).execute();

it('a delivery is retried at once when the authorisation was renewed while it was sent', async () => {
  const { leadId, deliveryId } = await joinAndWait();
  await change(deliveryId, { next_attempt_at: null });
  const started = await beginAttempt(pair.crm, { workspaceId: pair.workspaceId, deliveryId });
  await pair.connect(campaignId);
  const refused = new CrmError({ failure: 'reconnect', attention: 'token_revoked', sentence: 'The old token.' });
  const failed = new GivenUp(refused, { does: 'give_up', because: 'connection' });
  await recordFailure(pair.crm, started!.delivery, failed, []);
  await pair.delivered(leadId);
  expect((await pair.api('GET', '/connections')).body.items).toMatchObject([{ state: 'Connected' }]);
});

it('a delivery that came to wait just as the workspace was connected is found by the reaper', async () => {
  const { leadId, deliveryId } = await joinAndWait();
  await change(deliveryId, { failure: 'reconnect', next_attempt_at: null });
  aheadMs = hourMs;
  await reapDeliveries(pair.crm);
  await pair.delivered(leadId);
});

it('a waiting delivery is left alone by the reaper while there is no connection', async () => {
  const { leadId, deliveryId } = await joinAndWait();
  await change(deliveryId, { failure: 'reconnect', next_attempt_at: null });
  const before = await pair.deliveryOf(leadId);
  await pair.crm.db.updateTable('connections').set({ state: 'Needs attention', attention: 'uninstalled' }).execute();
  aheadMs = hourMs;
  await reapDeliveries(pair.crm);
  expect(await pair.deliveryOf(leadId)).toEqual(before);
  aheadMs = 0;
  await pair.connect(campaignId);
  await pair.delivered(leadId);
});

it('a retry by a user resets the count of tries, and the history names the user', async () => {
  const { leadId, deliveryId } = await joinAndWait();
  await change(deliveryId, { attempts: 19, tries: 19, next_attempt_at: null });
  await pair.intercom.control('POST', 'fault', { ...broken, times: 2 });
  aheadMs = hourMs;
  await reapDeliveries(pair.crm);
  expect(await pair.delivered(leadId, 'Failed')).toMatchObject({ outcome: expect.stringContaining('after 20 tries') });
  const retried = await pair.api('POST', `/deliveries/${deliveryId}/retry`);
  expect(retried).toMatchObject({ status: 200, body: { state: 'Planned', attempts: 20 } });
  expect(await pair.delivered(leadId, 'Waiting')).toMatchObject({ attempts: 21, failure: 'retry_later' });
  expect((await pair.timelineOf(leadId)).at(-2)).toMatchObject({
    type: 'delivery.retried',
    title: 'Tried again',
    actor: { kind: 'user', name: 'Olivia Owner' },
  });
});

it('a call over the rate limit does not count as a try', async () => {
  await pair.intercom.control('POST', 'fault', { ...broken, kind: 'status', status: 429, code: 'rate_limit_exceeded' });
  const leadId = await join();
  const { id } = await pair.delivered(leadId, 'Waiting');
  const { tries } = await pair.crm.db
    .selectFrom('deliveries')
    .select('tries')
    .where('delivery_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(tries).toBe(0);
  aheadMs = 2 * hourMs;
  await reapDeliveries(pair.crm);
  expect(await pair.delivered(leadId)).toMatchObject({ attempts: 2 });
});

it('a delivery is in the history from the moment it is planned', async () => {
  const leadId = await join();
  const delivery = await pair.delivered(leadId);
  const planned = (await eventsOf(leadId)).filter(({ type }) => type === 'delivery.planned');
  expect(planned).toMatchObject([{ evidence: { delivery_id: delivery.id, action: 'create_user' } }]);
  expect(planned[0]?.rule_version).toBeGreaterThan(0);
});

it('every attempt is recorded under a number of its own', async () => {
  const { leadId, deliveryId } = await joinAndWait();
  await pair.api('POST', `/deliveries/${deliveryId}/retry`);
  await pair.delivered(leadId);
  const attempts = await pair.crm.db
    .selectFrom('delivery_attempts')
    .select(['attempt', 'outcome'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('attempt')
    .execute();
  expect(attempts).toEqual([
    { attempt: 1, outcome: 'unknown' },
    { attempt: 2, outcome: 'sent' },
  ]);
});
