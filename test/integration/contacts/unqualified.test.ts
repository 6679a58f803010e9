import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let count = 0;

beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.close());

beforeEach(async () => {
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});

/** A lead that qualified by its contact. */
async function qualified() {
  count += 1;
  const leadId = await pair.joinAsLead(campaignId, code, `ben${count}@example.com`);
  const { contact_id: contactId } = await pair.delivered(leadId);
  await signUp(contactId);
  await inState(leadId, 'Qualified');
  return { leadId, contactId };
}
const signUp = (contactId: string, value = 'Yes') =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': value } });
const inState = (leadId: string, state: string) =>
  until(async () => (await pair.leadOf(leadId)).state === state, `the lead is ${state}`);
const rewardsOf = async (leadId: string) => (await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items;
const concernOf = (leadId: string, expected: string) =>
  until(async () => {
    const { concern } = await pair.leadOf(leadId);
    return concern?.code === expected && concern;
  }, `the lead says ${expected}`);
const seen = (leadId: string, title: string) =>
  until(
    async () => (await pair.timelineOf(leadId)).some((entry) => entry.title === title),
    `the timeline says “${title}”`,
  );

it('a value that was set back is said on the lead and its Due reward, and nothing follows by itself', async () => {
  const { leadId, contactId } = await qualified();
  expect((await pair.leadOf(leadId)).concern).toBeNull();
  await signUp(contactId, 'No');
  const concern = await concernOf(leadId, 'set_back');
  expect(concern.sentence).toMatch(/^“Signed up” was set back: it was “No” as of \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/);
  expect(await rewardsOf(leadId)).toMatchObject([{ state: 'Due', concern: { code: 'set_back' } }]);
  expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  await signUp(contactId, 'Yes');
  await until(async () => (await pair.leadOf(leadId)).concern === null, 'the value is back');
});

it('a deleted contact is said while the reward is Due', async () => {
  const { leadId, contactId } = await qualified();
  await pair.intercom.call('DELETE', `/contacts/${contactId}`);
  await concernOf(leadId, 'deleted');
  expect(await rewardsOf(leadId)).toMatchObject([{ state: 'Due', concern: { code: 'deleted' } }]);
  expect((await pair.leadOf(leadId)).state).toBe('Qualified');
});

it('an unqualified lead stays Not qualified when the value is read again, or comes again', async () => {
  const { leadId, contactId } = await qualified();
  await pair.ok('POST', `/leads/${leadId}/unqualify`, { reason: 'Left within the trial' });
  await signUp(contactId, 'No');
  await seen(leadId, 'Signed up changed from Yes to No');
  await signUp(contactId, 'Yes');
  await seen(leadId, 'Signed up changed from No to Yes');
  expect((await pair.leadOf(leadId)).state).toBe('Not qualified');
  expect(await rewardsOf(leadId)).toMatchObject([{ state: 'Cancelled', concern: null }]);
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  expect(await rewardsOf(leadId)).toMatchObject([{ state: 'Due' }]);
});
