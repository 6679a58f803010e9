import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data as any[];
};
const lastOf = async (leadId: string) => (await pair.timelineOf(leadId)).at(-1);

describe.each(['create_user', 'create_lead'] as const)('with the action %s', (action) => {
  const role = action === 'create_user' ? 'user' : 'lead';

  it('creates a new contact and marks it as referred', async () => {
    await pair.saveLeadsTab(campaignId, { action });
    const leadId = await pair.joinAsLead(campaignId, code, `new-${role}@example.com`, "O'Brien & Sons");
    const delivery = await pair.delivered(leadId);
    expect(delivery.outcome).toBe(`Created a new ${role} in Intercom.`);
    expect(await contactsOf(`new-${role}@example.com`)).toMatchObject([
      {
        id: delivery.contact_id,
        role,
        name: 'O&#39;Brien &amp; Sons',
        custom_attributes: { goodword_referred_by: code },
      },
    ]);
  });

  it('updates a contact that exists, and says what was replaced', async () => {
    await pair.saveLeadsTab(campaignId, { action, duplicates: 'update' });
    const address = `there-${role}@example.com`;
    const existing = (await pair.intercom.call('POST', '/contacts', { role, email: address, name: 'Old Name' })).body;
    const leadId = await pair.joinAsLead(campaignId, code, address, 'New Name');
    expect(await pair.delivered(leadId)).toMatchObject({
      contact_id: existing.id,
      outcome: 'The contact already existed in Intercom and was updated.',
    });
    expect(await contactsOf(address)).toMatchObject([
      { name: 'New Name', custom_attributes: { goodword_referred_by: code } },
    ]);
    const { replaced } = await pair.crm.db
      .selectFrom('deliveries')
      .select('replaced')
      .where('subject_id', '=', leadId)
      .executeTakeFirstOrThrow();
    expect(replaced).toMatchObject({ name: 'Old Name' });
  });

  it('leaves a contact that exists alone when the settings say so', async () => {
    await pair.saveLeadsTab(campaignId, { action, duplicates: 'skip' });
    const address = `left-${role}@example.com`;
    const existing = (await pair.intercom.call('POST', '/contacts', { role, email: address, name: 'Old Name' })).body;
    const leadId = await pair.joinAsLead(campaignId, code, address, 'New Name');
    expect(await pair.delivered(leadId, 'Skipped')).toMatchObject({ contact_id: existing.id });
    expect(await contactsOf(address)).toMatchObject([{ name: 'Old Name', custom_attributes: {} }]);
    expect(await lastOf(leadId)).toMatchObject({ title: 'Already in Intercom' });
  });
});

it('takes an archived user back into use before updating it', async () => {
  await pair.saveLeadsTab(campaignId);
  const created = (await pair.intercom.call('POST', '/contacts', { email: 'archived@example.com' })).body;
  await pair.intercom.call('POST', `/contacts/${created.id}/archive`);
  const leadId = await pair.joinAsLead(campaignId, code, 'archived@example.com');
  expect(await pair.delivered(leadId)).toMatchObject({ contact_id: created.id });
  expect(await contactsOf('archived@example.com')).toHaveLength(1);
});

/** Settings that contradict Intercom's attributes can be saved only while Intercom cannot be asked. */
async function failedBeforeCall(save: () => Promise<unknown>): Promise<void> {
  const fault = { path: '/data_attributes', method: 'GET', kind: 'status', status: 500, until: 'cleared' };
  await pair.intercom.control('POST', 'fault', fault);
  await save();
  await pair.intercom.control('DELETE', 'fault');
}

it('fits values to the types of attributes, and leaves out the one that does not fit', async () => {
  const to = (name: string) => `custom_attributes.${name}`;
  const fixed = (from: string, name: string) => ({ type: 'fixed', from, to: to(name) });
  await pair.saveLeadsTab(campaignId, {
    mapping: [email, firstName, fixed('12', 'Seats'), fixed('yes', 'VIP'), fixed('2026-02-03', 'Trial ends at')],
  });
  const typed = await pair.delivered(await pair.joinAsLead(campaignId, code, 'typed@example.com'));
  expect((await pair.intercom.call('GET', `/contacts/${typed.contact_id}`)).body.custom_attributes).toMatchObject({
    Seats: 12,
    VIP: true,
    'Trial ends at': Date.UTC(2026, 1, 3) / 1000,
  });

  await failedBeforeCall(() => pair.saveLeadsTab(campaignId, { mapping: [email, fixed('many', 'Seats')] }));
  const leadId = await pair.joinAsLead(campaignId, code, 'many@example.com');
  const why = '“Seats” in Intercom must be a whole number: map another value to it under Map your fields.';
  expect(await pair.delivered(leadId)).toMatchObject({
    outcome: `Created a new user in Intercom. Left out: Seats. ${why}`,
    left_out: [{ what: 'value', field: 'custom_attributes.Seats', label: 'Seats', value: 'many', why }],
  });
  expect((await pair.leadOf(leadId)).qualification).toMatchObject({
    status: 'waiting',
    sentence: expect.stringContaining(`Left out: Seats. ${why}`),
  });
});

it('finds an attribute that was created after the list was read', async () => {
  await pair.saveLeadsTab(campaignId);
  await pair.delivered(await pair.joinAsLead(campaignId, code, 'list.read@example.com'));
  const late = { name: 'Came late', model: 'contact', data_type: 'string' };
  await pair.intercom.call('POST', '/data_attributes', late);
  // as by another process: this one is not asked for the list
  const row = { type: 'fixed', from: 'gold', to: 'custom_attributes.Came late' };
  await failedBeforeCall(() => pair.saveLeadsTab(campaignId, { mapping: [email, row] }));
  const sent = await pair.delivered(await pair.joinAsLead(campaignId, code, 'came.late@example.com'));
  const { body } = await pair.intercom.call('GET', `/contacts/${sent.contact_id}`);
  expect(body.custom_attributes).toMatchObject({ 'Came late': 'gold' });
});

it('leaves out an attribute that does not exist; a corrected mapping and Retry mend it', async () => {
  const unknown = { type: 'fixed', from: 'gold', to: 'custom_attributes.Nowhere' };
  await failedBeforeCall(() => pair.saveLeadsTab(campaignId, { mapping: [email, unknown] }));
  const leadId = await pair.joinAsLead(campaignId, code, 'nowhere@example.com');
  const partly = await pair.delivered(leadId);
  expect(partly.outcome).toContain('The attribute “Nowhere” does not exist in Intercom');
  expect(partly.actions.retry.allowed).toBe(true);

  await pair.saveLeadsTab(campaignId);
  expect((await pair.api('POST', `/deliveries/${partly.id}/retry`)).status).toBe(200);
  const whole = await until(async () => {
    const delivery = await pair.delivered(leadId);
    return delivery.attempts === 2 && delivery;
  }, 'it is sent again');
  expect(whole).toMatchObject({ left_out: [], contact_id: partly.contact_id });
  expect((await pair.api('POST', `/deliveries/${partly.id}/retry`)).body.code).toBe('illegal_move');
});

it('plans nothing while the action is Nothing to action', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'nothing' });
  const leadId = await pair.joinAsLead(campaignId, code, 'nothing@example.com');
  expect(await pair.deliveryOf(leadId)).toBeUndefined();
});

it('sends referrers by their own tab, with code and link', async () => {
  const link = { type: 'dynamic', from: 'referral_link', to: 'custom_attributes.Plan' };
  const saved = await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_lead',
    mapping: [email, link],
    duplicates: 'update',
    qualification: null,
  });
  expect(saved.body).toMatchObject({ version: 1, setup_required: false });
  const referrer = { campaign_id: campaignId, email: 'rae@example.com', first_name: 'Rae' };
  const { body } = await pair.api('POST', '/referrers', referrer);
  const delivery = await pair.delivered(body.id);
  expect((await pair.intercom.call('GET', `/contacts/${delivery.contact_id}`)).body).toMatchObject({
    role: 'lead',
    custom_attributes: { Plan: body.link },
  });
});
