import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
beforeAll(async () => {
  ({ pair, campaignId } = await startSendingPair());
  await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
  });
});
afterAll(() => pair.close());

/** A referrer who is a user in Intercom, and a lead by her code with a contact of its own. */
async function referred(name: string) {
  const referrer = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: `${name}@example.com` });
  const { contact_id: ownContact } = await pair.delivered(referrer.id);
  const leadId = await pair.joinAsLead(campaignId, referrer.code, `${name}.private@friends.example`);
  const { contact_id: leadContact } = await pair.delivered(leadId);
  return { referrer, ownContact, leadId, leadContact };
}

const signUp = (contactId: string) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
async function merge(from: string, into: string): Promise<void> {
  const body = { from, into, skip_duplicate_validation: true };
  const { status } = await pair.intercom.call('POST', '/contacts/merge', body);
  expect(status).toBe(200);
}
const rewardsOf = async (referrerId: string) => {
  const { items } = await pair.ok('GET', `/rewards?campaign_id=${campaignId}&limit=100`);
  return items.filter((reward: any) => reward.recipient?.id === referrerId);
};

it('a referrer is not paid for a lead that is her own contact after a merge, until a person decides', async () => {
  const { referrer, ownContact, leadId, leadContact } = await referred('rita');
  await merge(leadContact, ownContact);
  await signUp(ownContact);
  const lead = await until(async () => {
    const found = await pair.leadOf(leadId);
    return found.qualification.status === 'declined' && found;
  }, 'the change is seen');
  expect(lead.state).toBe('Pending');
  expect(lead.qualification.sentence).toBe(
    '“Signed up” became “Yes”. But lead and referrer are one contact, as after a merge. Only a person can qualify this lead.',
  );
  expect(await rewardsOf(referrer.id)).toEqual([]);

  await pair.ok('POST', `/leads/${leadId}/qualify`);
  expect((await pair.leadOf(leadId)).state).toBe('Qualified');
});

it('a lead with a contact of its own qualifies as ever', async () => {
  const { leadId, leadContact } = await referred('sara');
  await signUp(leadContact);
  await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
});

it('a lead that is another referrer’s contact qualifies for the one who referred it', async () => {
  const one = await referred('tina');
  const { ownContact: elsewhere } = await referred('ulla');
  await merge(one.leadContact, elsewhere);
  await signUp(elsewhere);
  await until(async () => (await pair.leadOf(one.leadId)).state === 'Qualified', 'the lead qualifies');
});

it('a lead whose contact has the address of a referrer who was never sent to Intercom does not qualify by itself', async () => {
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'nothing',
    mapping: [],
    duplicates: 'update',
    qualification: null,
  });
  const referrer = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: 'v.era@gmail.com' });
  const leadId = await pair.joinAsLead(campaignId, referrer.code, 'vera.private@friends.example');
  const { contact_id: leadContact } = await pair.delivered(leadId);
  // merged, or changed by a teammate: it is her own address in another spelling
  await pair.intercom.call('PUT', `/contacts/${leadContact}`, { email: 'vera@googlemail.com' });
  await signUp(leadContact);
  const lead = await until(async () => {
    const found = await pair.leadOf(leadId);
    return found.qualification.status === 'declined' && found;
  }, 'the change is seen');
  expect(lead.state).toBe('Pending');
  expect(await rewardsOf(referrer.id)).toEqual([]);
});
