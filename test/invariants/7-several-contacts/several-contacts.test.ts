import { afterAll, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
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

/** A lead that is a lead in Intercom, and a user of another address to merge it into. */
async function leadAndUser(name: string) {
  await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
  const leadId = await pair.joinAsLead(campaignId, code, `${name}@example.com`);
  const { contact_id: contactId } = await pair.delivered(leadId);
  const user = await steps.call('POST', '/contacts', { role: 'user', email: `${name}-work@example.com` });
  return { leadId, contactId: contactId as string, userId: user.id as string };
}
const merge = (from: string, into: string) =>
  steps.call('POST', '/contacts/merge', { from, into, skip_duplicate_validation: true });
it.each([
  ['with its source', true],
  ['without its source', false],
])('follows a merge reported %s: a change of the surviving contact counts', async (_case, mergedFrom) => {
  await pair.intercom.control('POST', 'settings', { merged_from: mergedFrom });
  const { leadId, contactId, userId } = await leadAndUser(`merge-${mergedFrom}`);
  await merge(contactId, userId);
  expect(await steps.linked(leadId, contactId, 'merged')).toMatchObject({ merged_into: userId });
  expect(await steps.linked(leadId, userId, 'active')).toMatchObject({ known_by: 'merged' });
  await steps.signUp(userId);
  await steps.qualified(leadId);
  expect(await steps.titles(leadId)).toContain('Found in Intercom');
  expect((await pair.leadOf(leadId)).contacts).toMatchObject([
    { contact_id: userId, state: 'active', known_by: 'merged', url: expect.stringContaining(userId) },
    { contact_id: contactId, state: 'merged', merged_into: userId, known_by: 'created' },
  ]);
});

it('sends to the surviving contact when the merge was never reported', async () => {
  const { leadId, contactId, userId } = await leadAndUser('untold');
  await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: ['contact.merged'] });
  await merge(contactId, userId);
  await pair.intercom.control('POST', 'webhooks/switches', { drop_topics: [] });
  const plan = {
    workspaceId: pair.workspaceId,
    campaignId,
    person: { subject: 'lead' as const, subjectId: leadId },
    cause: 'repair:untold',
  };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  await until(async () => {
    const { cause, state } = await pair.deliveryOf(leadId);
    return cause === 'repair:untold' && state === 'Sent';
  }, 'the repair is sent');
  expect(await pair.deliveryOf(leadId)).toMatchObject({ contact_id: userId });
  expect(await steps.linked(leadId, contactId, 'merged')).toMatchObject({ merged_into: userId });
  await steps.signUp(userId);
  await steps.qualified(leadId);
});

it('loses and doubles nothing when contacts are merged while people are sent', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_lead', duplicates: 'update' });
  const people = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => {
      const address = `midrun${number}@example.com`;
      const lead = await steps.call('POST', '/contacts', { role: 'lead', email: address });
      const user = await steps.call('POST', '/contacts', { role: 'user', email: address });
      return { address, leadContact: lead.id as string, userId: user.id as string };
    }),
  );
  const joining = people.map(({ address }) => pair.joinAsLead(campaignId, code, address));
  await Promise.all(people.map(({ leadContact, userId }) => merge(leadContact, userId)));
  const leadIds = await Promise.all(joining);
  for (const [index, leadId] of leadIds.entries()) {
    const { address, userId } = people[index]!;
    expect(await pair.delivered(leadId)).toMatchObject({ contact_id: userId });
    const query = { field: 'email', operator: '=', value: address };
    expect((await steps.call('POST', '/contacts/search', { query })).data).toMatchObject([
      { id: userId, custom_attributes: { goodword_referred_by: code } },
    ]);
  }
});

it('counts a change of any of several contacts, also of a lead that became a user', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'create_user' });
  const leadId = await pair.joinAsLead(campaignId, code, 'several@example.com');
  await pair.delivered(leadId);
  const other = await steps.call('POST', '/contacts', { role: 'lead', email: 'several@example.com' });
  await steps.linked(leadId, other.id, 'active');
  await steps.signUp(other.id);
  await steps.qualified(leadId);

  await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
  const convertedId = await pair.joinAsLead(campaignId, code, 'converted@example.com');
  const { contact_id: contactId } = await pair.delivered(convertedId);
  await steps.call('PUT', `/contacts/${contactId}`, { role: 'user', custom_attributes: { 'Signed up': 'Yes' } });
  await steps.qualified(convertedId);
});
