import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

// One delivery takes several calls. An answer may fail, or a worker die, between any two of them.

let pair: Pair;
let campaignId: string;
let code: string;
let number = 0;

const onCreation = { policy: 'only_when_created' };
const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
const plan = { type: 'fixed', from: 'Scale', to: 'custom_attributes.Plan' };
const created = 'Created a new user in Intercom.';

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());
afterEach(async () => {
  await pair.intercom.control('DELETE', 'fault');
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: false, null_messages: false });
});

const address = () => `interrupted-${(number += 1)}@example.com`;
const contact = async (id: string) => (await pair.intercom.call('GET', `/contacts/${id}`)).body;
const fault = (given: object) => pair.intercom.control('POST', 'fault', { kind: 'status', status: 500, ...given });
const change = { path: '/contacts/*', method: 'PUT' };
/** Intercom refuses the phone, and does not say so. */
const refusePhones = () => pair.intercom.control('POST', 'settings', { refuse_bad_phones: true, null_messages: true });

async function join(to = address(), details: object = { phone: 'call me' }): Promise<string> {
  const lead = { campaign_id: campaignId, referral_code: code, email: to, first_name: 'Ben', ...details };
  return (await pair.ok('POST', '/leads', lead)).id;
}

/** The delivery once the interruption is over and it is tried again. */
async function afterwards(leadId: string): Promise<any> {
  const waiting = await pair.delivered(leadId, 'Waiting');
  await pair.intercom.control('DELETE', 'fault');
  await pair.ok('POST', `/deliveries/${waiting.id}/retry`);
  return until(async () => {
    const delivery = await pair.deliveryOf(leadId);
    return ['Sent', 'Skipped'].includes(delivery.state) && delivery;
  }, 'the delivery ends');
}

const rowOf = (leadId: string) =>
  pair.crm.db.selectFrom('deliveries').selectAll().where('subject_id', '=', leadId).executeTakeFirstOrThrow();

it.each([
  ['skip', 1, false],
  ['update', 1, false],
  ['skip', 2, false],
  ['update', 2, false],
  ['update', 2, true],
] as const)(
  'a creation that is interrupted between its values is finished as a creation (duplicates: %s, call %i, done: %s)',
  async (duplicates, every, after) => {
    await refusePhones();
    const mapping = [email, { ...firstName, ...onCreation }, phone, { ...plan, ...onCreation }];
    await pair.saveLeadsTab(campaignId, { duplicates, mapping });
    await fault({ ...change, every, after, until: 'cleared' });
    const leadId = await join();
    const delivery = await afterwards(leadId);
    expect(delivery).toMatchObject({ state: 'Sent', outcome: expect.stringContaining(created) });
    expect(delivery.left_out).toMatchObject([{ field: 'phone', value: 'call me' }]);
    expect(await contact(delivery.contact_id)).toMatchObject({
      name: 'Ben',
      phone: null,
      custom_attributes: { Plan: 'Scale', goodword_id: leadId, goodword_referred_by: code },
    });
  },
);

it.each([
  ['the answer is lost', { after: true }, false],
  ['the second of two values fails', { every: 3 }, true],
])('an update knows what was there before it where %s', async (_, given, isOneByOne) => {
  if (isOneByOne) await refusePhones();
  const always = { policy: 'always' };
  await pair.saveLeadsTab(campaignId, { mapping: [email, { ...plan, ...always }, { ...firstName, ...always }, phone] });
  const to = address();
  const there = { email: to, name: 'Old Name', custom_attributes: { Plan: 'Team' } };
  const { body } = await pair.intercom.call('POST', '/contacts', there);
  await fault({ ...change, ...given, until: 'cleared' });
  const leadId = await join(to, isOneByOne ? { phone: 'call me' } : {});
  const delivery = await afterwards(leadId);
  expect(delivery).toMatchObject({ state: 'Sent', contact_id: body.id });
  expect(delivery.outcome).toContain('The contact already existed in Intercom and was updated.');
  expect(await contact(body.id)).toMatchObject({ name: 'Ben', custom_attributes: { Plan: 'Scale' } });
  const { replaced } = await rowOf(leadId);
  expect(replaced).toMatchObject({ 'custom_attributes.Plan': 'Team', name: 'Old Name' });
  expect(replaced).not.toHaveProperty('phone');
});

it('a contact is taken back into use with its values, though the answer about them is lost', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: [email, { ...firstName, policy: 'always' }] });
  const to = address();
  const { body } = await pair.intercom.call('POST', '/contacts', { email: to, name: 'Old Name' });
  await pair.intercom.call('POST', `/contacts/${body.id}/archive`);
  await fault({ ...change, after: true, until: 'cleared' });
  const leadId = await join(to, {});
  const delivery = await afterwards(leadId);
  expect(delivery).toMatchObject({ state: 'Sent', contact_id: body.id });
  expect(delivery.outcome).toContain('was updated');
  expect(await contact(body.id)).toMatchObject({ name: 'Ben' });
  expect((await rowOf(leadId)).replaced).toMatchObject({ name: 'Old Name' });
});

it('a mark that is finished later keeps what was decided about the values', async () => {
  const mark = { tag: 'Referred', note: true, company: false };
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName], mark });
  await fault({ path: '/contacts/*/notes', method: 'POST', until: 'cleared' });
  const leadId = await join(address(), {});
  const delivery = await afterwards(leadId);
  expect(delivery).toMatchObject({ state: 'Sent', outcome: expect.stringContaining(created) });
  expect((await rowOf(leadId)).written).toMatchObject({ name: 'Ben' });
});

it('return fields whose answer is lost are told as written, with what they replaced', async () => {
  const attribute = { name: 'referrals_lost', model: 'contact', data_type: 'integer' };
  await pair.intercom.call('POST', '/data_attributes', attribute);
  const count = 'custom_attributes.referrals_lost';
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: { referral_link: null, referrals_count: count, converted_referrals_count: null },
  });
  await fault({ ...change, after: true, until: 'cleared' });
  const referrer = { campaign_id: campaignId, email: address(), first_name: 'Rita' };
  const { id } = await pair.ok('POST', '/referrers', referrer);
  const returned = () =>
    pair.crm.db
      .selectFrom('deliveries')
      .selectAll()
      .where('subject_id', '=', id)
      .where('kind', '=', 'return_fields')
      .executeTakeFirst();
  const waiting = await until(async () => {
    const delivery = await returned();
    return delivery?.state === 'Waiting' && delivery;
  }, 'the answer is lost');
  await pair.intercom.control('DELETE', 'fault');
  await pair.ok('POST', `/deliveries/${waiting.delivery_id}/retry`);
  const done = await until(async () => {
    const delivery = await returned();
    return ['Sent', 'Skipped'].includes(delivery!.state) && delivery;
  }, 'it is tried again');
  expect(done).toMatchObject({ state: 'Sent', written: { [count]: 0 }, replaced: { [count]: null } });
  expect(done.outcome).toBe('Return fields are up to date.');
});
