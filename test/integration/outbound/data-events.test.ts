import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { planEvent } from '../../../src/integration/outbound/plan/plan-events.ts';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { email, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let referrerId: string;

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code, referrerId } = await pair.campaign());
  const { apps } = (await pair.intercom.control('GET', 'apps')).body;
  const scopes = [...apps[0].scopes, 'write_events', 'read_events'];
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { scopes });
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId, { events: true });
});
afterAll(() => pair.close());
afterEach(() => pair.intercom.control('DELETE', 'fault'));

type Tracked = { event_name: string; created_at: number; metadata: Record<string, unknown> };

const tracked = async (contactId: string): Promise<Tracked[]> =>
  (await pair.intercom.call('GET', `/events?type=user&intercom_user_id=${contactId}`)).body.events;
const eventRows = (subjectId: string) =>
  pair.crm.db
    .selectFrom('deliveries')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('kind', '=', 'event')
    .orderBy('delivery_id')
    .execute();
const push = (subjectId: string) =>
  pair.crm.db
    .selectFrom('deliveries')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('kind', '=', 'push')
    .executeTakeFirst();

/** @returns the contact of the push once it is sent */
const contactOf = (subjectId: string) =>
  until(async () => {
    const delivery = await push(subjectId);
    return delivery?.state === 'Sent' && delivery.contact_id;
  }, 'the person is sent');
const ended = (subjectId: string, count = 1) =>
  until(async () => {
    const rows = (await eventRows(subjectId)).filter(({ state }) => state === 'Sent' || state === 'Skipped');
    return rows.length >= count && rows;
  }, 'the events are done');

it('tracks on the contact that a lead joined, after its attributes are written', async () => {
  await pair.intercom.control('DELETE', 'requests');
  const leadId = await pair.joinAsLead(campaignId, code, 'joined@example.com');
  const contactId = await contactOf(leadId);
  expect(await ended(leadId)).toMatchObject([
    { state: 'Sent', outcome: 'Tracked the event “referral-joined” in Intercom.' },
  ]);
  expect(await tracked(contactId)).toMatchObject([
    {
      event_name: 'referral-joined',
      metadata: {
        campaign: 'Give 20, get 20',
        referral_code: code,
        referrer_first_name: 'Ana',
        referee_first_name: 'Ben',
        source: 'Added by team',
      },
    },
  ]);
  const { requests } = (await pair.intercom.control('GET', 'requests?method=POST')).body;
  const paths: string[] = requests.map(({ path }: { path: string }) => path);
  expect(paths.indexOf('/events')).not.toBe(-1);
  expect(paths.indexOf('/events') > paths.indexOf('/contacts') || paths[0] === '/events').toBe(true);
});

it('an event waits as long as the person cannot be written', async () => {
  await pair.intercom.control('POST', 'fault', { path: '/contacts', method: 'POST', kind: 'status', status: 500 });
  const leadId = await pair.joinAsLead(campaignId, code, 'later@example.com');
  const waiting = await until(async () => {
    const delivery = await push(leadId);
    return delivery?.state === 'Waiting' && delivery;
  }, 'the push waits');
  expect(await eventRows(leadId)).toMatchObject([
    { state: 'Waiting', failure: null, outcome: 'It follows when the person’s attributes are written.', attempts: 0 },
  ]);
  await pair.api('POST', `/deliveries/${waiting.delivery_id}/retry`);
  expect(await ended(leadId)).toMatchObject([{ state: 'Sent' }]);
});

it('an event follows a later push where the first one failed', async () => {
  const fault = { path: '/contacts', method: 'POST', kind: 'status', status: 422, code: 'not_restorable' };
  await pair.intercom.control('POST', 'fault', fault);
  const leadId = await pair.joinAsLead(campaignId, code, 'failed-first@example.com');
  await until(async () => (await push(leadId))?.state === 'Failed', 'the push fails');
  const person = { subject: 'lead' as const, subjectId: leadId };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'repair:failed-first' };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  expect(await ended(leadId)).toMatchObject([{ state: 'Sent' }]);
});

it('a qualification that is taken back before it was told is not told', async () => {
  await pair.intercom.control('POST', 'fault', { path: '/contacts', method: 'POST', kind: 'status', status: 500 });
  const leadId = await pair.joinAsLead(campaignId, code, 'taken-back@example.com');
  const waiting = await until(async () => {
    const delivery = await push(leadId);
    return delivery?.state === 'Waiting' && delivery;
  }, 'the push waits');
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  await pair.ok('POST', `/leads/${leadId}/unqualify`, { reason: 'Qualified by mistake' });
  await pair.api('POST', `/deliveries/${waiting.delivery_id}/retry`);
  const [joined, qualified] = await ended(leadId, 2);
  expect(joined).toMatchObject({ state: 'Sent' });
  expect(qualified).toMatchObject({
    state: 'Skipped',
    outcome: 'The lead was unqualified before the event was tracked.',
  });
});

it('tracks the qualification on both contacts and the reward on its recipient’s', async () => {
  await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email],
    duplicates: 'update',
    qualification: null,
    events: true,
  });
  const referrer = { campaign_id: campaignId, email: 'rae@example.com', first_name: 'Rae' };
  const rae = (await pair.api('POST', '/referrers', referrer)).body;
  const referrersContact = await contactOf(rae.id);
  const leadId = await pair.joinAsLead(campaignId, rae.code, 'qualified@example.com');
  const leadsContact = await contactOf(leadId);
  await pair.intercom.call('PUT', `/contacts/${leadsContact}`, { custom_attributes: { 'Signed up': 'Yes' } });
  await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
  await ended(leadId, 2);
  expect((await tracked(leadsContact)).map((event) => event.event_name).toSorted()).toEqual([
    'referral-joined',
    'referral-qualified',
  ]);
  const { items: rewards } = (await pair.api('GET', `/rewards?campaign_id=${campaignId}`)).body;
  const reward = rewards.find((each: { lead: { id: string } }) => each.lead.id === leadId);
  expect((await pair.api('POST', `/rewards/${reward.id}/issue`)).status).toBe(200);
  await ended(rae.id, 2);
  const events = await tracked(referrersContact);
  expect(events).toHaveLength(2);
  expect(events).toContainEqual(
    expect.objectContaining({
      event_name: 'reward-issued',
      metadata: {
        campaign: 'Give 20, get 20',
        reward: '$20.00',
        amount_minor: 2000,
        currency: 'USD',
        recipient: 'referrer',
      },
    }),
  );
});

it('several events of one name get different timestamps', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'many@example.com');
  const contactId = await contactOf(leadId);
  await ended(leadId);
  const person = { subject: 'lead' as const, subjectId: leadId };
  await pair.crm.db.transaction().execute(async (trx) => {
    for (const number of [1, 2, 3, 4, 5]) {
      const event = { name: 'reward-issued' as const, metadata: { campaign: 'Give 20, get 20', number } };
      const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: `event:many:${number}`, event };
      await planEvent(pair.crm, trx, plan);
    }
  });
  await ended(leadId, 6);
  const ofName = (await tracked(contactId)).filter((event) => event.event_name === 'reward-issued');
  expect(new Set(ofName.map((event) => event.metadata['number']))).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(new Set(ofName.map((event) => event.created_at)).size).toBe(5);
});

it('skips an event without a contact to show it, and says why', async () => {
  const person = { subject: 'referrer' as const, subjectId: referrerId };
  const event = { name: 'referral-link-created' as const, metadata: { campaign: 'Give 20, get 20' } };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'event:nobody', event };
  await pair.crm.db.transaction().execute((trx) => planEvent(pair.crm, trx, plan));
  expect(await ended(referrerId)).toMatchObject([
    { state: 'Skipped', outcome: 'The person has no contact in Intercom that it could be tracked on.' },
  ]);
});

it('tracks on the contact that is left after a merge, and notes it', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'merging@example.com');
  const contactId = await contactOf(leadId);
  await ended(leadId);
  await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: ['contact.merged'] });
  const lead = (await pair.intercom.call('POST', '/contacts', { role: 'lead', email: 'merging@example.com' })).body;
  await pair.intercom.call('POST', '/contacts/merge', { from: lead.id, into: contactId });
  // the other way round is not allowed by Intercom: the lead is known to be the person, and gone
  await pair.crm.db
    .updateTable('crm_contacts')
    .set({ contact_id: lead.id })
    .where('subject_id', '=', leadId)
    .where('contact_id', '=', contactId)
    .execute();
  const person = { subject: 'lead' as const, subjectId: leadId };
  const event = { name: 'reward-issued' as const, metadata: { campaign: 'Give 20, get 20' } };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'event:merged', event };
  await pair.crm.db.transaction().execute((trx) => planEvent(pair.crm, trx, plan));
  await ended(leadId, 2);
  expect((await tracked(contactId)).map((each) => each.event_name)).toContain('reward-issued');
  const links = await pair.crm.db.selectFrom('crm_contacts').selectAll().where('subject_id', '=', leadId).execute();
  expect(links).toContainEqual(
    expect.objectContaining({ contact_id: lead.id, state: 'merged', merged_into: contactId }),
  );
  expect(links).toContainEqual(expect.objectContaining({ contact_id: contactId, state: 'active' }));
});

it('does nothing with a contact that exists already, where the settings say so: no event either', async () => {
  await pair.saveLeadsTab(campaignId, { events: true, duplicates: 'skip' });
  const { id } = (await pair.intercom.call('POST', '/contacts', { role: 'user', email: 'there@example.com' })).body;
  await pair.intercom.control('DELETE', 'requests');
  const leadId = await pair.joinAsLead(campaignId, code, 'there@example.com');
  expect(await ended(leadId)).toMatchObject([
    { state: 'Skipped', outcome: 'The contact was there already, and the settings say to do nothing with it.' },
  ]);
  await pair.api('POST', `/leads/${leadId}/qualify`);
  expect(await ended(leadId, 2)).toMatchObject([{ state: 'Skipped' }, { state: 'Skipped' }]);
  expect(await tracked(id)).toEqual([]);
  // nothing at all was written to it
  const { requests } = (await pair.intercom.control('GET', 'requests')).body;
  const writes = requests.filter(({ method, path }: any) => method !== 'GET' && path.includes(id));
  expect(writes).toEqual([]);

  // those whom Goodword creates are tracked as ever
  const createdId = await pair.joinAsLead(campaignId, code, 'not-there@example.com');
  expect(await ended(createdId)).toMatchObject([{ state: 'Sent' }]);
});

it('a missing permission fails the events alone and nothing else', async () => {
  await pair.saveLeadsTab(campaignId, { events: true });
  await pair.intercom.control('POST', 'tokens', { remove_scopes: ['write_events'] });
  const leadId = await pair.joinAsLead(campaignId, code, 'forbidden@example.com');
  await contactOf(leadId);
  const failed = await until(async () => {
    const [event] = await eventRows(leadId);
    return event?.state === 'Failed' && event;
  }, 'the event fails');
  expect(failed).toMatchObject({
    failure: 'fix_data',
    outcome: 'Intercom does not let this app track events: give it the permission, connect again, then retry.',
  });
  expect((await pair.api('GET', '/connections')).body.items).toMatchObject([{ state: 'Connected' }]);
});

it('no event is tracked when events are off', async () => {
  await pair.saveLeadsTab(campaignId, { events: false });
  const leadId = await pair.joinAsLead(campaignId, code, 'off@example.com');
  await contactOf(leadId);
  expect(await eventRows(leadId)).toEqual([]);
});
