import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFollowedContacts, type FollowedContacts } from '../../support/followed-contacts.ts';
import { until } from '../../support/goodword.ts';

let pair: FollowedContacts['pair'];
let campaignId: string;
let code: string;
let steps: FollowedContacts;

beforeAll(async () => {
  steps = await startFollowedContacts();
  ({ pair, campaignId, code } = steps);
});
afterAll(() => pair.close());

const outcomesOf = async (contactId: string) => {
  const rows = await pair.crm.db.selectFrom('notifications').select(['topic', 'body', 'outcome']).execute();
  return rows.filter(({ body }) => body?.includes(contactId)).map(({ topic, outcome }) => ({ topic, outcome }));
};

it('records contacts that are archived, unarchived and deleted', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_user' });
  const leadId = await pair.joinAsLead(campaignId, code, 'leaving@example.com');
  const { contact_id: contactId } = await pair.delivered(leadId);
  await steps.call('POST', `/contacts/${contactId}/archive`);
  await steps.linked(leadId, contactId, 'archived');
  await steps.call('POST', `/contacts/${contactId}/unarchive`);
  await steps.linked(leadId, contactId, 'active');
  await steps.call('DELETE', `/contacts/${contactId}`);
  await steps.linked(leadId, contactId, 'deleted');
  expect(await steps.titles(leadId)).toEqual(
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
  await steps.signUp(contactId);
  await steps.qualified(leadId);
});
