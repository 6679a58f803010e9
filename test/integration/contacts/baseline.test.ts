import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let aheadMs = 0;

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId, { action: 'nothing' });
});
afterAll(() => pair.close());

/** A contact that was there an hour before its lead joins. */
async function joinLater(address: string, signedUp: string): Promise<{ leadId: string; contactId: string }> {
  const contact = { email: address, custom_attributes: { 'Signed up': signedUp } };
  const { body } = await pair.intercom.call('POST', '/contacts', contact);
  aheadMs += 3_600_000;
  return { leadId: await pair.joinAsLead(campaignId, code, address), contactId: body.id };
}
const explained = (leadId: string, status: string) =>
  until(async () => {
    const { qualification } = await pair.leadOf(leadId);
    return qualification.status === status && qualification.sentence;
  }, `the explanation is ${status}`);

it('counts a change after joining, also when leads are sent nowhere', async () => {
  const { leadId, contactId } = await joinLater('exists@example.com', 'No');
  expect(await explained(leadId, 'waiting')).toContain('it was “No” as of ');
  await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
  await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the change counts');
  const titles = (await pair.timelineOf(leadId)).map(({ title }) => title);
  expect(titles).toContain('Signed up changed from No to Yes');
});

it('says at once that the value was there before', async () => {
  const { leadId } = await joinLater('before@example.com', 'Yes');
  expect(await explained(leadId, 'declined')).toContain('was already “Yes” when this person was referred.');
});
