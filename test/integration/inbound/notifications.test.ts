import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wakeNotifications } from '../../../src/integration/inbound/wake-notifications.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { intercomWebhooks, type IntercomWebhooks } from '../../support/intercom-webhooks.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let stored: IntercomWebhooks['stored'];
let clear: IntercomWebhooks['clear'];
let handled: IntercomWebhooks['handled'];
let notify: IntercomWebhooks['notify'];
let aheadMs = 0;
const hourMs = 3_600_000;

// the test speaks for Intercom here, so the practice one keeps quiet
beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair({
    webhooks: false,
    clock: { now: () => new Date(Date.now() + aheadMs) },
  }));
  ({ stored, clear, handled, notify } = intercomWebhooks(pair));
});
afterAll(() => pair.close());

describe('a stored notification', () => {
  beforeEach(() => clear());
  afterEach(() => void (aheadMs = 0));

  /** A sent lead, and its contact in Intercom. */
  async function sentLead(address: string): Promise<{ leadId: string; contactId: string }> {
    const leadId = await pair.joinAsLead(campaignId, code, address);
    return { leadId, contactId: (await pair.delivered(leadId)).contact_id };
  }
  const set = (contactId: string, attributes: Record<string, unknown>) =>
    pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: attributes });
  const typesOf = async (leadId: string) => (await pair.timelineOf(leadId)).map(({ type }) => type);

  it('is dropped when it is an echo or a change of an attribute without a rule', async () => {
    const { leadId, contactId } = await sentLead('echo@example.com');
    await notify(contactId);
    await set(contactId, { Plan: 'Team' });
    await notify(contactId);
    expect((await handled()).map(({ outcome }) => outcome)).toEqual(Array(2).fill('nothing watched changed'));
    expect(await typesOf(leadId)).toEqual(['lead.joined', 'delivery.sent']);
  });

  it('of a watched change that is not the target is recorded, and the lead keeps waiting', async () => {
    const { leadId, contactId } = await sentLead('no@example.com');
    await set(contactId, { 'Signed up': 'No' });
    await notify(contactId);
    await handled();
    expect(await typesOf(leadId)).toEqual(['lead.joined', 'delivery.sent', 'contact.changed']);
    expect((await pair.leadOf(leadId)).qualification).toEqual({
      status: 'waiting',
      sentence: expect.stringMatching(/^Waiting for “Signed up” to become “Yes”; it was “No” as of .+\.$/),
      as_of: expect.any(String),
      action: 'check_now',
    });
  });

  it('links a contact by its address when it was created elsewhere after joining', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'nothing' });
    const leadId = await pair.joinAsLead(campaignId, code, 'Elsewhere@Example.com');
    const item = { email: 'elsewhere@example.com', custom_attributes: { 'Signed up': 'yes' } };
    const contact = (
      await pair.intercom.call('POST', '/contacts', { ...item, custom_attributes: { 'Signed up': 'Yes' } })
    ).body;
    await notify(contact.id, { data: { item: { ...item, id: contact.id } } });
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
    expect((await typesOf(leadId)).slice(0, 4)).toEqual([
      'lead.joined',
      'contact.linked',
      'contact.changed',
      'lead.qualified',
    ]);
    await pair.saveLeadsTab(campaignId);
  });

  it('does not qualify a lead that had the target before being referred, and says so once', async () => {
    const old = (
      await pair.intercom.call('POST', '/contacts', {
        email: 'old@example.com',
        custom_attributes: { 'Signed up': 'Yes' },
      })
    ).body;
    aheadMs = hourMs;
    const { leadId } = await sentLead('old@example.com');
    await notify(old.id);
    await handled();
    const story = await pair.timelineOf(leadId);
    expect(story.map(({ type }) => type)).toEqual(['lead.joined', 'delivery.sent', 'lead.qualification_declined']);
    expect(story.at(-1).detail).toBe('“Signed up” was already “Yes” when this person was referred.');
    const { state, qualification } = await pair.leadOf(leadId);
    expect([state, qualification.status]).toEqual(['Pending', 'declined']);

    await set(old.id, { 'Signed up': 'No' });
    await notify(old.id);
    await handled();
    await set(old.id, { 'Signed up': 'Yes' });
    await notify(old.id);
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'a later change counts');
  });

  it('says what to do when the value was there before the rule', async () => {
    await pair.saveLeadsTab(campaignId, { qualification: { method: 'none', property: null, target: null } });
    const { leadId, contactId } = await sentLead('early@example.com');
    await set(contactId, { 'Signed up': 'Yes' });
    await notify(contactId);
    await handled();
    await pair.saveLeadsTab(campaignId);
    await notify(contactId);
    await handled();
    const { state, qualification } = await pair.leadOf(leadId);
    expect([state, qualification.status]).toEqual(['Pending', 'already_there']);
    expect(qualification.sentence).toContain('Change it again in Intercom, or qualify this lead by hand.');
  });

  it('follows a merge to the contact that stays', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const { leadId, contactId } = await sentLead('merged@example.com');
    await pair.saveLeadsTab(campaignId);
    const user = (await pair.intercom.call('POST', '/contacts', { email: 'merged@example.com' })).body;
    await pair.intercom.call('POST', '/contacts/merge', { from: contactId, into: user.id });
    await set(user.id, { 'Signed up': 'Yes' });
    await notify(contactId);
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the merged contact counts');
  });

  it('of a deleted contact ends with that outcome', async () => {
    const { contactId } = await sentLead('gone@example.com');
    await pair.intercom.call('DELETE', `/contacts/${contactId}`);
    await notify(contactId, { topic: 'contact.deleted' });
    expect(await handled()).toMatchObject([{ outcome: 'the contact no longer exists' }]);
  });

  it('waits when Intercom fails, and lets others pass', async () => {
    const one = await sentLead('hindered@example.com');
    const other = await sentLead('unhindered@example.com');
    await pair.intercom.control('POST', 'fault', { method: 'GET', path: `/contacts/${one.contactId}`, kind: 'html' });
    await notify(one.contactId);
    await set(other.contactId, { 'Signed up': 'Yes' });
    await notify(other.contactId);
    await until(async () => (await pair.leadOf(other.leadId)).state === 'Qualified', 'the other qualifies');
    const rows = await stored();
    expect(rows.filter(({ handled_at }) => !handled_at)).toMatchObject([
      { attempts: 1, outcome: 'Intercom has a problem of its own at the moment (status 500).' },
    ]);
  });

  it('is given up after ten tries, with the reason', async () => {
    const { contactId } = await sentLead('poison@example.com');
    await pair.intercom.control('POST', 'fault', { path: `/contacts/${contactId}`, kind: 'html', times: 2 });
    await notify(contactId);
    await until(async () => (await stored())[0]?.attempts === 1, 'the first try fails');
    await pair.crm.db.updateTable('notifications').set({ attempts: 9, next_attempt_at: null }).execute();
    await pair.crm.db.transaction().execute((trx) => wakeNotifications(pair.crm.jobs, trx));
    expect(await handled()).toMatchObject([
      { outcome: 'given up after 10 tries: Intercom has a problem of its own at the moment (status 500).' },
    ]);
  });
});
