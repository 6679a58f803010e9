import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let stoppedAt: Date | null = null;

beforeAll(async () => {
  pair = await startPair({ webhooks: false, clock: { now: () => stoppedAt ?? new Date() } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());
afterEach(() => {
  stoppedAt = null;
});

const call = async (method: string, path: string, body?: unknown) =>
  (await pair.intercom.call(method, path, body)).body;
const contactNow = (id: string) => call('GET', `/contacts/${id}`);
const there = (role: 'lead' | 'user', address: string, more = {}) =>
  call('POST', '/contacts', { role, email: address, name: 'Old Name', ...more });
const deliveryRow = (leadId: string) =>
  pair.crm.db.selectFrom('deliveries').selectAll().where('subject_id', '=', leadId).executeTakeFirstOrThrow();

describe('several contacts with one address', () => {
  it('updates the user where a user is wanted, and leaves leads alone', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_user' });
    const lead = await there('lead', 'both-u@example.com');
    const user = await there('user', 'both-u@example.com');
    const leadId = await pair.joinAsLead(campaignId, code, 'both-u@example.com', 'New Name');
    expect(await pair.delivered(leadId)).toMatchObject({ contact_id: user.id });
    expect(await contactNow(lead.id)).toMatchObject({ name: 'Old Name' });
    expect((await deliveryRow(leadId)).choice).toMatchObject({
      how: 'same_email',
      message: expect.stringContaining('Intercom has one for each address'),
    });
  });

  it('prefers the user also where a lead would do, and says so', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const lead = await there('lead', 'both-l@example.com');
    const user = await there('user', 'both-l@example.com');
    const leadId = await pair.joinAsLead(campaignId, code, 'both-l@example.com', 'New Name');
    expect(await pair.delivered(leadId)).toMatchObject({ contact_id: user.id });
    expect((await deliveryRow(leadId)).choice).toMatchObject({
      message: expect.stringMatching(/^Intercom has 1 user and 1 lead with this e-mail address\. Used the user/),
      others: [{ contact_id: lead.id, kind: 'lead' }],
    });
  });

  it('takes the lead that changed last of several', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const older = await there('lead', 'leads@example.com');
    const newer = await there('lead', 'leads@example.com');
    await pair.intercom.control('POST', 'clock', { advance_ms: 5_000 });
    await call('PUT', `/contacts/${older.id}`, { phone: '+441234567890' });
    const leadId = await pair.joinAsLead(campaignId, code, 'leads@example.com', 'New Name');
    expect(await pair.delivered(leadId)).toMatchObject({ contact_id: older.id });
    expect(await contactNow(newer.id)).toMatchObject({ name: 'Old Name' });
    expect((await deliveryRow(leadId)).choice).toMatchObject({ message: expect.stringContaining('changed last') });
  });

  it('makes a user beside a lead where a user is wanted', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_user' });
    const lead = await there('lead', 'only-lead@example.com');
    const leadId = await pair.joinAsLead(campaignId, code, 'only-lead@example.com', 'New Name');
    const delivery = await pair.delivered(leadId);
    expect(delivery.contact_id).not.toBe(lead.id);
    expect(await contactNow(delivery.contact_id)).toMatchObject({ role: 'user', name: 'New Name' });
  });
});

describe('write policies', () => {
  const plan = (policy: string) => ({ type: 'fixed', from: 'gold', to: 'custom_attributes.Plan', policy });
  const planOf = async (contactId: string) => (await contactNow(contactId)).custom_attributes.Plan;

  it.each([
    ['always', 'silver', 'gold'],
    ['only_if_empty', 'silver', 'silver'],
    ['only_if_empty', null, 'gold'],
    ['only_when_created', 'silver', 'silver'],
    ['only_when_created', null, null],
  ])('%s over %s', async (policy, before, after) => {
    await pair.saveLeadsTab(campaignId, { mapping: [email, plan(policy)] });
    const address = `${policy}-${before ?? 'empty'}@example.com`;
    const contact = await there('user', address, { custom_attributes: { Plan: before } });
    const leadId = await pair.joinAsLead(campaignId, code, address);
    await pair.delivered(leadId);
    expect((await planOf(contact.id)) ?? null).toBe(after);
    const { written, kept, replaced } = await deliveryRow(leadId);
    const name = 'custom_attributes.Plan';
    if (after === 'gold') {
      expect(written).toMatchObject({ [name]: 'gold' });
      expect(replaced).toMatchObject({ [name]: before });
    } else {
      expect(written).not.toHaveProperty([name]);
      expect(replaced).not.toHaveProperty([name]);
      const why = policy === 'only_if_empty' ? 'kept_filled' : 'kept_existing';
      expect(kept).toContainEqual({ attribute: name, old: before, value: 'gold', why });
    }
  });

  it.each(['only_if_empty', 'only_when_created'])('%s fills a contact that is created', async (policy) => {
    await pair.saveLeadsTab(campaignId, { mapping: [email, plan(policy)] });
    const leadId = await pair.joinAsLead(campaignId, code, `${policy}-new@example.com`);
    const { contact_id: contactId } = await pair.delivered(leadId);
    expect(await planOf(contactId)).toBe('gold');
  });
});

describe('archived and blocked', () => {
  it('leaves an archived contact archived when existing ones are to be skipped', async () => {
    await pair.saveLeadsTab(campaignId, { duplicates: 'skip' });
    const contact = await there('user', 'archived-skip@example.com');
    await call('POST', `/contacts/${contact.id}/archive`);
    const leadId = await pair.joinAsLead(campaignId, code, 'archived-skip@example.com');
    expect(await pair.delivered(leadId, 'Skipped')).toMatchObject({ contact_id: contact.id });
    const query = { field: 'email', operator: '=', value: 'archived-skip@example.com' };
    expect((await call('POST', '/contacts/search', { query })).data).toEqual([]);
  });

  it('says that a blocked person has to be unblocked', async () => {
    await pair.saveLeadsTab(campaignId);
    const contact = await there('user', 'blocked@example.com');
    await call('POST', `/contacts/${contact.id}/block`);
    const leadId = await pair.joinAsLead(campaignId, code, 'blocked@example.com');
    expect(await pair.delivered(leadId, 'Failed')).toMatchObject({
      failure: 'fix_data',
      outcome: 'This person is blocked in Intercom: unblock them there, then retry.',
    });
  });
});

it('writes nothing to a contact that has every value already', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName] });
  const leadId = await pair.joinAsLead(campaignId, code, 'same@example.com', 'Sam');
  const first = await pair.delivered(leadId);
  await pair.intercom.control('DELETE', 'requests');
  const person = { subject: 'lead' as const, subjectId: leadId };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'repair:1' };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  expect(await pair.delivered(leadId)).toMatchObject({ contact_id: first.contact_id });
  const { requests } = (await pair.intercom.control('GET', 'requests')).body;
  expect(requests.map(({ method }: { method: string }) => method)).toEqual(['GET']);
});

describe('a linked contact that Intercom does not know', () => {
  /** Sends a person again, with a first reading of the contact that shows nothing. */
  async function sendAgain(address: string, linkedMsAgo: number) {
    await pair.saveLeadsTab(campaignId, { mapping: [email, firstName] });
    stoppedAt = new Date();
    const leadId = await pair.joinAsLead(campaignId, code, address, 'Sam');
    const first = await pair.delivered(leadId);
    stoppedAt = new Date(stoppedAt.getTime() + linkedMsAgo);
    const unknown = { path: '/contacts/*', method: 'GET', kind: 'status', status: 404, times: 1 };
    await pair.intercom.control('POST', 'fault', unknown);
    const person = { subject: 'lead' as const, subjectId: leadId };
    const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'repair:1' };
    await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
    const second = await pair.delivered(leadId);
    expect(second.id).not.toBe(first.id);
    return (await pair.timelineOf(leadId)).map(({ title }) => title).filter((title) => /deleted/i.test(title));
  }

  it('is asked for again when it was linked a moment ago', async () => {
    expect(await sendAgain('young@example.com', 500)).toEqual([]);
  });

  it('is gone when it was linked before that', async () => {
    expect(await sendAgain('older@example.com', 2_000)).toHaveLength(1);
  });
});
