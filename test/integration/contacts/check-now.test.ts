import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let count = 0;
let aheadMs = 0;

// nothing is reported: what is known is what was read
beforeAll(async () => {
  pair = await startPair({ webhooks: false, clock: { now: () => new Date(Date.now() + aheadMs) } });
});
afterAll(() => pair.close());

beforeEach(async () => {
  aheadMs = 0;
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});

async function sentLead(lastName = '') {
  count += 1;
  const { id: leadId } = await pair.ok('POST', '/leads', {
    campaign_id: campaignId,
    referral_code: code,
    email: `ben${count}@example.com`,
    first_name: `Ben${count}`,
    last_name: lastName,
  });
  const { contact_id: contactId } = await pair.delivered(leadId);
  return { leadId, contactId };
}
const signUp = (contactId: string, value = 'Yes') =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': value } });
const check = (leadId: string) => pair.ok('POST', `/leads/${leadId}/check`);

it('an old reading is never said as now: the sentence carries its time, and reading now is its action', async () => {
  const { leadId, contactId } = await sentLead();
  await signUp(contactId);
  const { qualification } = await pair.leadOf(leadId);
  expect(qualification).toMatchObject({ status: 'waiting', action: 'check_now', as_of: expect.any(String) });
  expect(qualification.sentence).toContain(`as of ${qualification.as_of.slice(0, 16).replace('T', ' ')} UTC`);
  expect(qualification.sentence).not.toContain(' now ');
});

it('Check now reads the contact, and what is read qualifies the lead as any reading', async () => {
  const { leadId, contactId } = await sentLead();
  expect((await check(leadId)).check).toMatchObject({
    contacts_read: 1,
    sentence: expect.stringMatching(/^Read just now: Waiting for “Signed up” to become “Yes”; it was empty as of/),
  });
  await signUp(contactId);
  const checked = await check(leadId);
  expect(checked.state).toBe('Qualified');
  expect(checked.check.sentence).toBe('Read just now: Signed up changed from empty to Yes (settings version 1).');
});

it('Check now finds a contact that was archived, and one that was deleted; each has its own sentence and action', async () => {
  const archived = await sentLead();
  await pair.intercom.call('POST', `/contacts/${archived.contactId}/archive`);
  // a search shows what is a few minutes old
  aheadMs = 10 * 60_000;
  expect((await check(archived.leadId)).qualification).toMatchObject({
    status: 'contact_archived',
    action: 'open_contact',
  });
  const deleted = await sentLead();
  await pair.intercom.call('DELETE', `/contacts/${deleted.contactId}`);
  expect((await check(deleted.leadId)).qualification).toMatchObject({ status: 'contact_deleted', action: 'qualify' });
});

it('Check now says that Intercom could not be reached, and claims nothing', async () => {
  const { leadId } = await sentLead();
  const before = (await pair.leadOf(leadId)).qualification;
  await pair.intercom.control('POST', 'fault', { kind: 'status', status: 503, until: 'cleared' });
  const answer = await pair.api('POST', `/leads/${leadId}/check`);
  await pair.intercom.control('DELETE', 'fault');
  expect([answer.status, answer.body.code]).toEqual([502, 'intercom_unavailable']);
  expect((await pair.leadOf(leadId)).qualification).toEqual(before);
});

it('Check now names a contact with the same name and another address, and does nothing to it', async () => {
  const { leadId } = await sentLead('Miller');
  const other = (
    await pair.intercom.call('POST', '/contacts', {
      role: 'user',
      email: `private${count}@example.com`,
      name: `Ben${count} Miller`,
      custom_attributes: { 'Signed up': 'Yes' },
    })
  ).body.id;
  const { state, check: result, contacts } = await check(leadId);
  expect(result.same_name).toEqual([{ contact_id: other, url: expect.stringContaining(other), meets_rule: true }]);
  expect(state).toBe('Pending');
  expect(contacts).toHaveLength(1);
});

it('a contact that was created with the value is never said to have changed from empty', async () => {
  await pair.saveLeadsTab(campaignId, { action: 'nothing', mapping: [] });
  count += 1;
  const email = `ben${count}@example.com`;
  const leadId = await pair.joinAsLead(campaignId, code, email);
  await pair.intercom.call('POST', '/contacts', { role: 'user', email, custom_attributes: { 'Signed up': 'Yes' } });
  const checked = await check(leadId);
  expect(checked.state).toBe('Qualified');
  expect(checked.qualification.sentence).toMatch(/^Signed up was Yes when the contact was first read/);
  const titles = (await pair.timelineOf(leadId)).map(({ title, detail }) => `${title} ${detail ?? ''}`);
  expect(titles.join('\n')).not.toContain('from empty');
});

it('a change on another contact of the person is named as such in the evidence', async () => {
  const { leadId } = await sentLead();
  const other = (await pair.intercom.call('POST', '/contacts', { role: 'lead', email: `ben${count}@example.com` })).body
    .id;
  expect((await check(leadId)).check.contacts_read).toBe(2);
  await signUp(other);
  const checked = await check(leadId);
  expect(checked.state).toBe('Qualified');
  expect(checked.qualification.sentence).toContain('another contact of the same person');
  const [event] = (await pair.ok('GET', '/events?type=lead.qualified&limit=1')).items;
  expect(event.evidence).toMatchObject({ contact_id: other, other_contact: true });
});
