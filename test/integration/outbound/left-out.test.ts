import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let number = 0;

const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
const plan = { type: 'fixed', from: 'Scale', to: 'custom_attributes.Plan' };
const tier = { type: 'fixed', from: 'Gold', to: 'custom_attributes.Loyalty tier' };

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

const address = () => `left-out-${(number += 1)}@example.com`;
const get = async (path: string) => (await pair.intercom.call('GET', path)).body;
const contact = (id: string) => get(`/contacts/${id}`);
const fault = (given: object) =>
  pair.intercom.control('POST', 'fault', { kind: 'status', status: 400, code: 'parameter_invalid', ...given });

async function join(details: object = {}, to = address()): Promise<string> {
  const lead = { campaign_id: campaignId, referral_code: code, email: to, first_name: 'Ben', ...details };
  return (await pair.ok('POST', '/leads', lead)).id;
}

/** Retries a delivery. @returns it once it is sent by the new try */
async function again({ id, subject_id: subjectId, attempts }: any): Promise<any> {
  await pair.ok('POST', `/deliveries/${id}/retry`);
  return until(async () => {
    const delivery = await pair.delivered(subjectId);
    return delivery.attempts > attempts && delivery;
  }, 'it is sent again');
}

const attributeNamed = async (name: string) =>
  (await get('/data_attributes?model=contact&include_archived=true')).data.find((one: any) => one.name === name);
const setArchived = async (name: string, archived: boolean) =>
  pair.intercom.call('PUT', `/data_attributes/${(await attributeNamed(name)).id}`, { archived });

it('a refused phone leaves the person out of nothing else, and is named in delivery, lead and timeline', async () => {
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: true });
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName, phone, plan] });
  const leadId = await join({ phone: 'call me' });
  const delivery = await pair.delivered(leadId);
  expect(await contact(delivery.contact_id)).toMatchObject({
    name: 'Ben',
    phone: null,
    custom_attributes: { Plan: 'Scale', goodword_referred_by: code },
  });
  const why = 'Intercom refused the data: “Phone is invalid”';
  expect(delivery.left_out).toEqual([{ what: 'value', field: 'phone', label: 'Phone', value: 'call me', why }]);
  expect((await pair.leadOf(leadId)).qualification.sentence).toContain(`Left out: Phone. ${why}`);
  expect((await pair.timelineOf(leadId)).at(-1).detail).toContain('Left out: Phone.');

  // without a correction it is left out again, and nothing is lost or doubled
  const still = await again(delivery);
  expect(still).toMatchObject({ contact_id: delivery.contact_id, left_out: [{ field: 'phone' }] });

  // what Intercom accepts by now is filled in, under any policy
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: false });
  expect(await again(still)).toMatchObject({ contact_id: delivery.contact_id, left_out: [] });
  expect((await contact(delivery.contact_id)).phone).toBe('call me');
});

it('a value that is only written on creation is filled in by a later push of the person', async () => {
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: true });
  const onCreation = { ...phone, policy: 'only_when_created' };
  await pair.saveLeadsTab(campaignId, { mapping: [email, onCreation] });
  const leadId = await join({ phone: 'call me' });
  const { contact_id: contactId } = await pair.delivered(leadId);
  await pair.crm.db.updateTable('leads').set({ phone: '+442079460000' }).where('lead_id', '=', leadId).execute();
  const person = { subject: 'lead' as const, subjectId: leadId };
  const corrected = { workspaceId: pair.workspaceId, campaignId, person, cause: 'corrected:1' };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, corrected));
  await until(async () => {
    const { cause, state } = await pair.deliveryOf(leadId);
    return cause === 'corrected:1' && state === 'Sent';
  }, 'the correction is sent');
  expect((await contact(contactId)).phone).toBe('+442079460000');
});

it('values that a contact refuses are left out of an update as well, and an undo restores what was written', async () => {
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: true });
  await pair.saveLeadsTab(campaignId, { mapping: [email, phone, { ...plan, policy: 'always' }] });
  const to = address();
  const { body } = await pair.intercom.call('POST', '/contacts', { email: to, custom_attributes: { Plan: 'Team' } });
  const delivery = await pair.delivered(await join({ phone: 'call me' }, to));
  expect(delivery).toMatchObject({ contact_id: body.id, left_out: [{ field: 'phone' }] });
  expect((await contact(body.id)).custom_attributes.Plan).toBe('Scale');
  const detail = await pair.ok('GET', `/deliveries/${delivery.id}`);
  expect(detail.written.map(({ field }: any) => field)).not.toContain('phone');
  expect(detail.replaced).toMatchObject(expect.arrayContaining([expect.objectContaining({ value: 'Team' })]));
});

it('an attribute that is archived between two deliveries is left out', async () => {
  await pair.intercom.call('POST', '/data_attributes', { name: 'Loyalty tier', model: 'contact', data_type: 'string' });
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName, plan, tier] });
  await pair.delivered(await join());
  await setArchived('Loyalty tier', true);
  const delivery = await pair.delivered(await join());
  expect((await contact(delivery.contact_id)).custom_attributes.Plan).toBe('Scale');
  expect(delivery.left_out).toMatchObject([
    { field: 'custom_attributes.Loyalty tier', why: expect.stringContaining('exist') },
  ]);
  await setArchived('Loyalty tier', false);
  expect(await again(delivery)).toMatchObject({ left_out: [] });
  expect((await contact(delivery.contact_id)).custom_attributes['Loyalty tier']).toBe('Gold');
});

it('attributes of ours that were archived are provided again, and nothing is left out', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName] });
  await pair.delivered(await join());
  await setArchived('goodword_campaign', true);
  await setArchived('goodword_id', true);
  const leadId = await join();
  const delivery = await pair.delivered(leadId);
  expect(delivery.left_out).toEqual([]);
  expect((await contact(delivery.contact_id)).custom_attributes).toMatchObject({
    goodword_campaign: 'Give 20, get 20',
    goodword_id: leadId,
  });
});

it.each([
  ['a value that is too long, in words of its own', { message: 'Name is too long (maximum is 255 characters)' }],
  ['a value that is quoted', { message: "'Ben' is not accepted here" }],
])('%s is left out by what the refusal says', async (_, { message }) => {
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName, plan] });
  await fault({ path: '/contacts', method: 'POST', message });
  const delivery = await pair.delivered(await join());
  expect(delivery.left_out).toMatchObject([{ field: 'name' }]);
  expect(await contact(delivery.contact_id)).toMatchObject({ name: null, custom_attributes: { Plan: 'Scale' } });
});

it('where a refusal names no value, they are tried one by one', async () => {
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: true, null_messages: true });
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName, phone, plan] });
  const delivery = await pair.delivered(await join({ phone: 'call me' }));
  expect(delivery.left_out).toMatchObject([{ field: 'phone' }]);
  expect(await contact(delivery.contact_id)).toMatchObject({ name: 'Ben', custom_attributes: { Plan: 'Scale' } });
});

it('a refused address fails the delivery: nothing is written without it', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName] });
  await fault({ path: '/contacts', method: 'POST', message: 'Email is invalid', until: 'cleared' });
  expect(await pair.delivered(await join(), 'Failed')).toMatchObject({ failure: 'fix_data', left_out: [] });
});

const wholeMark = { tag: 'Referred', note: true, company: true };
const tagsOf = async (id: string) => (await get(`/contacts/${id}/tags`)).data.map(({ name }: any) => name);
const companiesOf = async (id: string) => (await get(`/contacts/${id}/companies`)).data.map(({ name }: any) => name);
const notesOf = async (id: string) => (await get(`/contacts/${id}/notes`)).data;

it.each([
  ['/companies', 'company', 'Acme'],
  ['/tags', 'label', 'Referred'],
  ['/contacts/*/notes', 'note', 'Note'],
])(
  'a refused %s leaves out the %s alone, and a retry adds it without doubling the others',
  async (path, what, value) => {
    await pair.saveLeadsTab(campaignId, { mapping: [email, firstName], mark: wholeMark });
    await fault({ path, method: 'POST', message: 'taken', until: 'cleared' });
    const delivery = await pair.delivered(await join({ company: 'Acme' }));
    const has = async () => ({
      company: (await companiesOf(delivery.contact_id)).length,
      label: (await tagsOf(delivery.contact_id)).length,
      note: (await notesOf(delivery.contact_id)).length,
    });
    expect(await has()).toEqual({ company: 1, label: 1, note: 1, [what]: 0 });
    expect(delivery.left_out).toMatchObject([{ what, field: null, value, why: expect.stringContaining('taken') }]);
    expect(delivery.outcome).toContain('Left out: the ');
    await pair.intercom.control('DELETE', 'fault');
    expect(await again(delivery)).toMatchObject({ contact_id: delivery.contact_id, left_out: [] });
    expect(await has()).toEqual({ company: 1, label: 1, note: 1 });
  },
);

it('a step that may succeed later keeps no other from happening', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: [email], mark: wholeMark });
  await fault({ path: '/companies', method: 'POST', status: 500, code: 'server_error', until: 'cleared' });
  const leadId = await join({ company: 'Later Ltd' });
  const waiting = await pair.delivered(leadId, 'Waiting');
  const { body } = await pair.intercom.call('POST', '/contacts/search', {
    query: { field: 'email', operator: '=', value: waiting.person.email },
  });
  const contactId = body.data[0].id;
  expect([await tagsOf(contactId), (await notesOf(contactId)).length]).toEqual([['Referred'], 1]);
  await pair.intercom.control('DELETE', 'fault');
  await pair.ok('POST', `/deliveries/${waiting.id}/retry`);
  await pair.delivered(leadId);
  expect(await companiesOf(contactId)).toEqual(['Later Ltd']);
  expect(await notesOf(contactId)).toHaveLength(1);
});

it.each([
  ['not known yet', 1],
  ['in Intercom already', 2],
])('a company that Intercom takes for a second one is looked up or made once more (%s)', async (_, people) => {
  await pair.saveLeadsTab(campaignId, { mapping: [email], mark: { tag: 'Referred', note: false, company: true } });
  const company = `Conflict ${people}`;
  if (people > 1) await pair.delivered(await join({ company }));
  await fault({ path: '/companies', method: 'POST', code: 'unique_company_constraint', message: 'taken' });
  const delivery = await pair.delivered(await join({ company }));
  expect(delivery.left_out).toEqual([]);
  expect(await companiesOf(delivery.contact_id)).toEqual([company]);
  expect(await tagsOf(delivery.contact_id)).toEqual(['Referred']);
});
