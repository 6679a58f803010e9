import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeOutage } from '../../../src/integration/reconcile/outage/close-outages.ts';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { planEvent } from '../../../src/integration/outbound/plan/plan-events.ts';
import { reapDeliveries } from '../../../src/integration/outbound/attempt/resume-deliveries.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

// Changes during an outage of a connection are found when it works again, and listed in a report.

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair());
});
afterAll(() => pair.close());

const get = async (path: string) => (await pair.api('GET', path)).body;
const connection = async () => (await get('/connections')).items[0];
const sent = async (address: string) => {
  const leadId = await pair.joinAsLead(campaignId, code, address);
  return { leadId, contactId: (await pair.delivered(leadId)).contact_id as string };
};
const change = (contactId: string, custom_attributes: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });

async function reportOf(connectionId: string, number: number) {
  return until(
    async () => {
      const { items } = await get(`/connections/${connectionId}/outage-reports`);
      return (
        items.length === number &&
        items[0].state === 'Done' &&
        get(`/outage-reports/${items[0].id}?campaign_id=${campaignId}`)
      );
    },
    'the report is done',
    30_000,
  );
}

it('finds what happened between disconnecting and connecting again, with the settings of before', async () => {
  const changed = await sent('changed-in-gap@example.com');
  const untouched = await sent('untouched@example.com');
  const { id } = await connection();
  expect((await get(`/connections/${id}/outage-reports`)).items).toEqual([]);
  await pair.api('DELETE', `/connections/${id}`);

  await change(changed.contactId, { 'Signed up': 'Yes' });
  const waiting = await pair.joinAsLead(campaignId, code, 'joined-in-gap@example.com');
  await until(async () => (await pair.deliveryOf(waiting))?.state === 'Waiting', 'the delivery waits');
  expect((await pair.leadOf(changed.leadId)).state).toBe('Pending');

  await pair.connect(campaignId);
  const report = await reportOf(id, 1);
  expect(report).toMatchObject({
    sentence: 'Intercom was disconnected.',
    recovered: { leads_qualified: 1, values_changed: 1, deliveries_sent: 1 },
    // Ana is a referrer, but nothing is to be done with referrers
    not_sent: { leads: 0, referrers: 0 },
  });
  expect((await pair.leadOf(changed.leadId)).state).toBe('Qualified');
  expect((await pair.leadOf(untouched.leadId)).state).toBe('Pending');
  expect((await pair.deliveryOf(waiting)).state).toBe('Sent');

  const { items } = await get(`/outage-reports/${report.id}/items`);
  const recovered = items.map((item: { kind: string; email: string }) => `${item.kind} ${item.email}`);
  expect(recovered.toSorted()).toEqual([
    'contact.changed changed-in-gap@example.com',
    'delivery.sent joined-in-gap@example.com',
    'lead.qualified changed-in-gap@example.com',
  ]);
  const health = await get(`/connections/${id}/health`);
  expect(health.last_outage.id).toBe(report.id);
  expect(health.check.last.cause).toBe('reconnected');
});

it('does the same after a token died, from before it was noticed', async () => {
  const { id } = await connection();
  const silent = await sent('changed-while-dead@example.com');
  await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: ['contact.user.updated'] });
  await pair.intercom.control('POST', 'tokens', { refuse_as: 'token_revoked' });
  await change(silent.contactId, { 'Signed up': 'Yes' }).catch(() => {});
  const noticed = await pair.joinAsLead(campaignId, code, 'notices@example.com');
  await until(async () => (await connection()).state === 'Needs attention', 'the connection needs attention');
  await pair.intercom.control('POST', 'tokens', { refuse_as: null });
  await change(silent.contactId, { 'Signed up': 'Yes' });
  await pair.connect(campaignId);
  const report = await reportOf(id, 2);
  expect(report.sentence).toContain('no longer accepts the authorisation');
  expect(report.recovered).toMatchObject({ leads_qualified: 1, deliveries_sent: 1 });
  expect((await pair.leadOf(silent.leadId)).state).toBe('Qualified');
  expect((await pair.deliveryOf(noticed)).state).toBe('Sent');
});

it(
  'waits with the report for a delivery that is the last, and ends it without being asked',
  { timeout: 60_000 },
  async () => {
    const { id } = await connection();
    await pair.api('DELETE', `/connections/${id}`);
    const waiting = await pair.joinAsLead(campaignId, code, 'sent-last@example.com');
    await until(async () => (await pair.deliveryOf(waiting))?.state === 'Waiting', 'the delivery waits');
    const { delivery_id: deliveryId } = await pair.crm.db
      .selectFrom('deliveries')
      .select('delivery_id')
      .where('subject_id', '=', waiting)
      .where('kind', '=', 'push')
      .executeTakeFirstOrThrow();
    const checks = pair.crm.db.selectFrom('crm_checks').selectAll().where('state', '=', 'Done');
    const before = (await checks.execute()).length;
    const reports = async () => (await get(`/connections/${id}/outage-reports`)).items;
    // another worker has it and gets to nothing, so that all else is over before it is begun
    await pair.crm.locks.whileLocked({ workspaceId: pair.workspaceId, name: `delivery ${deliveryId}` }, async () => {
      await pair.connect(campaignId);
      await until(async () => (await checks.execute()).length > before, 'the check is done');
      const key = { workspaceId: pair.workspaceId, connectionId: id };
      await until(async () => (await workOn(pair.crm, pollConnection(pair.crm), key)) === 'over', 'polling is done');
      const gap = { workspaceId: pair.workspaceId, reportId: (await reports())[0].id };
      const look = () => workOn(pair.crm, closeOutage(pair.crm), gap);
      await until(async () => (await look()) !== 'busy', 'the report is looked at');
      expect((await reports())[0].state).toBe('Working');
    });
    await reapDeliveries(pair.crm, { graceMs: 0 });
    const report = await until(
      async () => {
        const [newest] = await reports();
        return newest.state === 'Done' && newest;
      },
      'the report is done',
      30_000,
    );
    const { recovered } = await get(`/outage-reports/${report.id}?campaign_id=${campaignId}`);
    expect(recovered).toEqual({ leads_qualified: 0, values_changed: 0, contacts_linked: 0, deliveries_sent: 1 });
  },
);

it('does not wait with the report for an event behind a push that failed', async () => {
  const fault = { path: '/contacts', method: 'POST', kind: 'status', status: 422, code: 'not_restorable' };
  await pair.intercom.control('POST', 'fault', fault);
  const leadId = await pair.joinAsLead(campaignId, code, 'failed-before-gap@example.com');
  await pair.delivered(leadId, 'Failed');
  const person = { subject: 'lead' as const, subjectId: leadId };
  const event = { name: 'referral-qualified' as const, metadata: { campaign: 'Give 20, get 20' } };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'event:behind-failed', event };
  await pair.crm.db.transaction().execute((trx) => planEvent(pair.crm, trx, plan));
  const { id } = await connection();
  await pair.api('DELETE', `/connections/${id}`);
  await pair.connect(campaignId);
  expect((await reportOf(id, 4)).recovered.deliveries_sent).toBe(0);
  const waits = pair.crm.db.selectFrom('deliveries').select('state').where('cause', '=', 'event:behind-failed');
  expect(await waits.execute()).toEqual([{ state: 'Waiting' }]);
});
