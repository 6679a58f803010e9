import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { email, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

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
afterEach(async () => {
  stoppedAt = null;
  await pair.intercom.control('DELETE', 'fault');
  await pair.intercom.control('POST', 'settings', { index_lag_ms: 0 });
});

const wholeMark = { tag: 'Referred', note: true, company: true };
const get = async (path: string) => (await pair.intercom.call('GET', path)).body;
const notesOf = async (contactId: string) => (await get(`/contacts/${contactId}/notes`)).data as { body: string }[];
const tagsOf = async (contactId: string) => (await get(`/contacts/${contactId}/tags`)).data as { name: string }[];
const companiesOf = async (contactId: string) =>
  (await get(`/contacts/${contactId}/companies`)).data as { name: string; company_id: string }[];

async function join(address: string, company = 'Okafor & Sons'): Promise<string> {
  const lead = { campaign_id: campaignId, referral_code: code, email: address, first_name: 'Ben', company };
  return (await pair.api('POST', '/leads', lead)).body.id;
}

/** Retries a delivery. @returns it once it is sent by the new try */
async function again({ id, subject_id: subjectId, attempts }: any): Promise<any> {
  await pair.ok('POST', `/deliveries/${id}/retry`);
  return until(async () => {
    const delivery = await pair.delivered(subjectId);
    return delivery.attempts > attempts && delivery;
  }, 'it is sent again');
}

it('adds the attributes, company, tag and a note with a link back', async () => {
  await pair.saveLeadsTab(campaignId, { mark: wholeMark });
  const leadId = await join('whole@example.com');
  const { contact_id: contactId, outcome } = await pair.delivered(leadId);
  expect(outcome).toBe(
    'Created a new user in Intercom. It got the tag “Referred”, a note and the company Okafor & Sons.',
  );
  expect(await tagsOf(contactId)).toMatchObject([{ name: 'Referred' }]);
  expect(await companiesOf(contactId)).toHaveLength(1);
  const notes = await notesOf(contactId);
  expect(notes).toHaveLength(1);
  expect(notes[0]!.body).toContain(`${pair.url}/campaigns/${campaignId}/leads/${leadId}`);
  expect((await get(`/contacts/${contactId}`)).custom_attributes).toMatchObject({ goodword_referred_by: code });
});

it('puts people with the same company, however it is written, into one', async () => {
  await pair.saveLeadsTab(campaignId, { mark: { tag: null, note: false, company: true } });
  const one = await pair.delivered(await join('one@example.com', 'Acme Ltd'));
  const two = await pair.delivered(await join('two@example.com', 'ACME  ltd'));
  const [first] = await companiesOf(one.contact_id);
  const [second] = await companiesOf(two.contact_id);
  expect(second!.company_id).toBe(first!.company_id);
});

it('marks nothing beside the attributes unless asked to, and nothing on a contact that is left alone', async () => {
  await pair.saveLeadsTab(campaignId, {});
  const plain = await pair.delivered(await join('plain@example.com'));
  await pair.intercom.call('POST', '/contacts', { role: 'user', email: 'alone@example.com' });
  await pair.saveLeadsTab(campaignId, { mark: wholeMark, duplicates: 'skip' });
  const alone = await pair.delivered(await join('alone@example.com'), 'Skipped');
  for (const { contact_id: contactId } of [plain, alone]) {
    expect(await tagsOf(contactId)).toEqual([]);
    expect(await notesOf(contactId)).toEqual([]);
    expect(await companiesOf(contactId)).toEqual([]);
  }
});

it.each([
  ['/companies', 'refused'],
  ['/tags', 'refused'],
  ['/contacts/*/tags', 'refused'],
  ['/contacts/*/notes', 'refused'],
  ['/contacts/*/notes', 'done'],
])('a retry continues behind the finished steps when %s answers 500 (%s)', async (path, done) => {
  await pair.saveLeadsTab(campaignId, { mark: wholeMark });
  const fault = { path, method: 'POST', kind: 'status', status: 500, after: done === 'done' };
  await pair.intercom.control('POST', 'fault', fault);
  const address = `broken${path.replaceAll(/\W/g, '-')}${done}@example.com`;
  const leadId = await join(address);
  const waiting = await pair.delivered(leadId, 'Waiting');
  await pair.intercom.control('DELETE', 'requests');
  await pair.api('POST', `/deliveries/${waiting.id}/retry`);
  const { contact_id: contactId } = await pair.delivered(leadId);
  expect((await pair.deliveryOf(leadId)).outcome).toContain('Created a new user in Intercom.');
  expect(await notesOf(contactId)).toHaveLength(1);
  expect(await tagsOf(contactId)).toHaveLength(1);
  expect(await companiesOf(contactId)).toHaveLength(1);
  const { requests } = (await pair.intercom.control('GET', 'requests?path=/contacts&method=POST')).body;
  expect(requests, 'the contact is not created again').toEqual([]);
});

it('creates no second lead when a copy of Intercom does not know yet what an earlier try created', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_lead', mark: wholeMark });
  await pair.intercom.control('POST', 'settings', { index_lag_ms: 20_000 });
  await pair.intercom.control('POST', 'fault', {
    path: '/tags',
    method: 'POST',
    kind: 'status',
    status: 422,
    times: 1,
  });
  await pair.intercom.control('DELETE', 'requests');
  stoppedAt = new Date();
  const leadId = await join('young@example.com');
  const failed = await pair.delivered(leadId);
  const unknown = { path: '/contacts/*', method: 'GET', kind: 'status', status: 404, times: 1 };
  await pair.intercom.control('POST', 'fault', unknown);
  await again(failed);
  const { requests } = (await pair.intercom.control('GET', 'requests?path=/contacts&method=POST')).body;
  const { requests: reads } = (await pair.intercom.control('GET', 'requests?method=GET&status=404')).body;
  expect(requests).toHaveLength(1);
  expect(reads).toHaveLength(1);
});

it.each([422, 500])('creates no second lead when the settings were changed between two tries (%i)', async (status) => {
  const settings = { action: 'create_lead', mark: wholeMark, duplicates: 'skip' };
  await pair.saveLeadsTab(campaignId, settings);
  await pair.intercom.control('POST', 'settings', { index_lag_ms: 20_000 });
  await pair.intercom.control('POST', 'fault', { path: '/tags', method: 'POST', kind: 'status', status });
  await pair.intercom.control('DELETE', 'requests');
  const leadId = await join(`changed${status}@example.com`);
  const failed = await pair.delivered(leadId, status === 422 ? 'Sent' : 'Waiting');
  const name = { type: 'fixed', from: 'Newer', to: 'name', policy: 'always' };
  await pair.saveLeadsTab(campaignId, { ...settings, mapping: [email, name] });
  const { contact_id: contactId } = await again(failed);
  const { requests } = (await pair.intercom.control('GET', 'requests?path=/contacts&method=POST')).body;
  expect(requests).toHaveLength(1);
  // what it created itself is no duplicate that would have to be left alone
  expect(await get(`/contacts/${contactId}`)).toMatchObject({ name: 'Newer' });
});

it('remembers the values of before over all attempts', async () => {
  const name = { type: 'fixed', from: 'New', to: 'name', policy: 'always' };
  await pair.saveLeadsTab(campaignId, { mapping: [email, name], mark: wholeMark });
  await pair.intercom.call('POST', '/contacts', { role: 'user', email: 'replaced@example.com', name: 'Old' });
  await pair.intercom.control('POST', 'fault', { path: '/tags', method: 'POST', kind: 'status', status: 422 });
  const leadId = await join('replaced@example.com');
  const failed = await pair.delivered(leadId);
  // corrected meanwhile, so that the contact is written again
  await pair.saveLeadsTab(campaignId, { mapping: [email, { ...name, from: 'Newer' }], mark: wholeMark });
  const { contact_id: contactId } = await again(failed);
  expect(await get(`/contacts/${contactId}`)).toMatchObject({ name: 'Newer' });
  const row = await pair.crm.db
    .selectFrom('deliveries')
    .select('replaced')
    .where('subject_id', '=', leadId)
    .executeTakeFirstOrThrow();
  expect(row.replaced).toMatchObject({ name: 'Old' });
});

it('adds no second note when a person is sent again', async () => {
  await pair.saveLeadsTab(campaignId, { mark: wholeMark });
  const leadId = await join('again@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  const person = { subject: 'lead' as const, subjectId: leadId };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'repair:2' };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  await until(async () => {
    const { cause, state } = await pair.deliveryOf(leadId);
    return cause === 'repair:2' && state === 'Sent';
  }, 'the repair is sent');
  expect(await notesOf(contactId)).toHaveLength(1);
});
