import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair();
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, {
    topics: [
      'contact.user.created',
      'contact.user.updated',
      'contact.lead.created',
      'contact.lead.updated',
      'contact.lead.signed_up',
      'contact.deleted',
      'contact.archived',
      'contact.unarchive',
      'contact.merged',
    ],
  });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const call = async (method: string, path: string, body?: unknown) =>
  (await pair.intercom.call(method, path, body)).body;
const linksOf = (leadId: string) =>
  pair.crm.db.selectFrom('crm_contacts').selectAll().where('subject_id', '=', leadId).orderBy('linked_at').execute();
const linked = (leadId: string, contactId: string, state: string) =>
  until(async () => {
    const link = (await linksOf(leadId)).find(({ contact_id: id }) => id === contactId);
    return link?.state === state && link;
  }, `${contactId} is noted as ${state}`);
const qualified = (leadId: string) =>
  until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
const titles = async (leadId: string) => (await pair.timelineOf(leadId)).map(({ title }) => title);
const outcomesOf = async (contactId: string) => {
  const rows = await pair.crm.db.selectFrom('notifications').select(['topic', 'body', 'outcome']).execute();
  return rows.filter(({ body }) => body?.includes(contactId)).map(({ topic, outcome }) => ({ topic, outcome }));
};

const signUp = (contactId: string) =>
  call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });

it('records contacts that are archived, unarchived and deleted', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_user' });
  const leadId = await pair.joinAsLead(campaignId, code, 'leaving@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  await call('POST', `/contacts/${contactId}/archive`);
  await linked(leadId, contactId, 'archived');
  await call('POST', `/contacts/${contactId}/unarchive`);
  await linked(leadId, contactId, 'active');
  await call('DELETE', `/contacts/${contactId}`);
  await linked(leadId, contactId, 'deleted');
  expect(await titles(leadId)).toEqual(
    expect.arrayContaining(['Archived in Intercom', 'Back in use in Intercom', 'Deleted in Intercom']),
  );
});

it('drops a notification of our own write without reading the contact', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_user' });
  await pair.intercom.control('DELETE', 'requests');
  const leadId = await pair.joinAsLead(campaignId, code, 'echo@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  await until(async () => {
    const outcomes = await outcomesOf(contactId);
    return outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === 'what we wrote ourselves');
  }, 'the echo is dropped');
  const { requests } = (await pair.intercom.control('GET', 'requests?method=GET&path=/contacts')).body;
  expect(requests).toEqual([]);
  // a change by someone else is no echo
  await signUp(contactId);
  await qualified(leadId);
});
