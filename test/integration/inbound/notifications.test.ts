import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wakeNotifications } from '../../../src/integration/inbound/wake-notifications.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let sent = 0;
let aheadMs = 0;
const hourMs = 3_600_000;

// the test speaks for Intercom here, so the practice one keeps quiet
beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair({
    webhooks: false,
    clock: { now: () => new Date(Date.now() + aheadMs) },
  }));
});
afterAll(() => pair.close());

const notification = (contactId: string, more: Record<string, unknown> = {}) => ({
  type: 'notification_event',
  app_id: 'prac7ice',
  id: `notif_${(sent += 1)}`,
  topic: 'contact.user.updated',
  created_at: Math.floor(Date.now() / 1000),
  data: {
    type: 'notification_event_data',
    item: { type: 'contact', id: contactId, created_at: '2026-01-10T04:23:23.215+00:00' },
  },
  ...more,
});
const sign = (body: string, secret = pair.intercom.clientSecret) =>
  `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

async function post(body: string, signature: string | undefined = sign(body), url = pair.url): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signature && { 'x-hub-signature': signature }) };
  return (await fetch(`${url}/hooks/intercom`, { method: 'POST', body, headers })).status;
}
const stored = () => pair.crm.db.selectFrom('notifications').selectAll().execute();
const clear = () => pair.crm.db.deleteFrom('notifications').execute();
const handled = () =>
  until(async () => {
    const rows = await stored();
    return rows.length > 0 && rows.every(({ handled_at }) => handled_at) && rows;
  }, 'all notifications are handled');

describe('the endpoint for webhooks', () => {
  beforeEach(clear);

  it.each([
    ['no signature', () => post(JSON.stringify(notification('a')), ''), 401],
    [
      'a wrong secret',
      () => post(JSON.stringify(notification('a')), sign(JSON.stringify(notification('a')), 'x')),
      401,
    ],
    ['a signature of another body', () => post(JSON.stringify(notification('a')), sign('{}')), 401],
    ['half a signature', () => post('{}', sign('{}').slice(0, 20)), 401],
    ['no JSON', () => post('{"type":'), 400],
    ['an empty body', () => post(''), 400],
    ['another shape', () => post('[1,2]'), 400],
    ['no id', () => post(JSON.stringify(notification('a', { id: null }))), 400],
    ['a NUL in the id', () => post(JSON.stringify(notification('a', { id: 'a\0b' }))), 400],
    ['an unknown workspace', () => post(JSON.stringify(notification('a', { app_id: 'foreign1' }))), 404],
    ['more than a megabyte', () => post(JSON.stringify(notification('a', { pad: 'x'.repeat(1_048_577) }))), 413],
  ])('refuses %s and writes nothing', async (_name, send, status) => {
    expect(await send()).toBe(status);
    expect(await stored()).toEqual([]);
  });

  it('answers probes and pings', async () => {
    expect((await fetch(`${pair.url}/hooks/intercom`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${pair.url}/hooks/intercom`)).status).toBe(200);
    expect(await post(JSON.stringify(notification('a', { id: null, topic: 'ping' })))).toBe(200);
    expect(await stored()).toEqual([]);
  });

  it('stores a notification once, however often it comes', async () => {
    const body = JSON.stringify(notification('nobody'));
    expect(await Promise.all(Array.from({ length: 50 }, () => post(body)))).toEqual(Array(50).fill(200));
    expect(await stored()).toHaveLength(1);
    expect(await handled()).toMatchObject([{ outcome: 'not one of our people' }]);
  });

  it('treats an id and an address that no table can hold as those of a stranger', async () => {
    const item = { type: 'contact', id: 'a\0b', email: 'a\0b@example.com' };
    expect(await post(JSON.stringify(notification('a', { data: { item } })))).toBe(200);
    expect(await handled()).toMatchObject([{ outcome: 'not one of our people', attempts: 0 }]);
  });

  it('answers but keeps nothing while disconnected', async () => {
    const { id } = (await pair.api('GET', '/connections')).body.items[0];
    await pair.api('DELETE', `/connections/${id}`);
    expect(await post(JSON.stringify(notification('a')))).toBe(200);
    expect(await stored()).toEqual([]);
    await pair.connect(campaignId);
    expect(await post(JSON.stringify(notification('a')))).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it('checks the other signature on health and uninstall', async () => {
    const ask = async (path: string, body: string, secret = pair.intercom.clientSecret) => {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      const answer = await fetch(`${pair.url}/hooks/intercom/${path}`, {
        method: 'POST',
        body,
        headers: { 'x-body-signature': signature },
      });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await ask('health', '{"workspace_id":"prac7ice"}')).toEqual({ status: 200, body: { state: 'OK' } });
    expect((await ask('health', '{"workspace_id":"other"}')).body).toMatchObject({ state: 'UNHEALTHY' });
    expect((await ask('health', '{"workspace_id":"prac7ice"}', 'wrong')).status).toBe(401);
    expect((await ask('uninstall', '{"app_id":"prac7ice"}', 'wrong')).status).toBe(401);
    expect((await ask('uninstall', '{"app_id":"unknown"}')).status).toBe(404);
  });
});

describe('a stored notification', () => {
  beforeEach(clear);
  afterEach(() => void (aheadMs = 0));

  /** A sent lead, and its contact in Intercom. */
  async function sentLead(address: string): Promise<{ leadId: string; contactId: string }> {
    const leadId = await pair.joinAsLead(campaignId, code, address);
    return { leadId, contactId: (await pair.delivered(leadId)).contact_id };
  }
  const set = (contactId: string, attributes: Record<string, unknown>) =>
    pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: attributes });
  const notify = (contactId: string, more: Record<string, unknown> = {}) =>
    post(JSON.stringify(notification(contactId, more)));
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
      sentence: 'Waiting for “Signed up” to become “Yes”; it is now “No”.',
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

describe('many notifications and several workers', () => {
  beforeEach(clear);

  it('qualify once and bring one reward', async () => {
    const leadId = await pair.joinAsLead(campaignId, code, 'twenty@example.com');
    const { contact_id: contactId } = await pair.delivered(leadId);
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': 'Yes' } });
    const worker = await pair.startWorker();
    const same = JSON.stringify(notification(contactId));
    const bodies = Array.from({ length: 40 }, (_, index) =>
      index % 2 ? same : JSON.stringify(notification(contactId)),
    );
    expect(new Set(await Promise.all(bodies.map((body) => post(body))))).toEqual(new Set([200]));
    await handled();
    await worker.stop();
    expect(await stored()).toHaveLength(21);
    const events = await pair.crm.db.selectFrom('events').select('type').where('lead_id', '=', leadId).execute();
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([count('lead.qualified'), count('contact.changed'), count('reward.created')]).toEqual([1, 1, 1]);
    const rewards = await pair.crm.db.selectFrom('rewards').selectAll().where('lead_id', '=', leadId).execute();
    expect(rewards).toMatchObject([{ state: 'Due' }]);
  });
});
