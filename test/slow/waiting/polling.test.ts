import { intercomTraits } from '../../../src/intercom/traits.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getConnectionById } from '../../../src/integration/connections/find-connection.ts';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { takeReadings } from '../../../src/integration/reconcile/polling/take-readings.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

// Changes that no webhook reports: none is sent here at all.

let pair: Pair;
let campaignId: string;
let code: string;
let connectionId: string;

beforeAll(async () => {
  ({ pair, campaignId, code, connectionId } = await startSendingPair({ webhooks: false }));
});
afterAll(() => pair.close());

const poll = async (options?: { sliceMs: number }) => {
  for (;;) {
    const result = await workOn(
      pair.crm,
      pollConnection(pair.crm),
      { workspaceId: pair.workspaceId, connectionId },
      options,
    );
    // a slice that ends early on a busy machine is continued, unless the test cuts it on purpose
    if (result !== 'busy' && (result !== 'more' || options)) return result;
  }
};
const change = (contactId: string, custom_attributes: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });
const sent = async (address: string) => {
  const leadId = await pair.joinAsLead(campaignId, code, address);
  const { contact_id: contactId } = await pair.delivered(leadId);
  return { leadId, contactId };
};

const health = async () => (await pair.api('GET', `/connections/${connectionId}/health`)).body;
/** Searches since that row of the log, which keeps only the last ones; and its last row by now. */
const callsSince = async (row: number) => {
  const { requests } = (await pair.intercom.control('GET', 'requests?limit=5000')).body;
  const searches = requests.filter((one: any) => one.row > row && one.path.startsWith('/contacts/search'));
  return { count: searches.length as number, lastRow: (requests.at(-1)?.row ?? 0) as number };
};

describe('polling with webhooks off', () => {
  it('finds a change of the same calendar day, also right after another polling', async () => {
    const { leadId, contactId } = await sent('same-day@example.com');
    expect(await poll()).toBe('over');
    expect((await pair.leadOf(leadId)).state).toBe('Pending');
    await change(contactId, { 'Signed up': 'Yes' });
    expect(await poll()).toBe('over');
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
    expect((await health()).polling).toMatchObject({ running: false, trouble: null });
    expect((await health()).last_live_change_at).toBeNull();
  });

  it('finds each of many changes, page by page, and continues where it was left', async () => {
    const people = [];
    for (let number = 1; number <= 12; number += 1) people.push(await sent(`many-${number}@example.com`));
    // others, so that there are several pages
    for (let number = 0; number < 180; number += 1) {
      await pair.intercom.call('POST', '/contacts', { role: 'user', email: `stranger-${number}@example.com` });
    }
    for (const { contactId } of people) await change(contactId, { 'Signed up': 'Yes' });
    let goes = 1;
    while ((await poll({ sliceMs: 0 })) === 'more') goes += 1;
    expect(goes).toBeGreaterThan(1);
    for (const { leadId } of people) expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });

  it('takes the others of a page when the database refuses one contact', async () => {
    const [refused, other] = [await sent('refused@example.com'), await sent('beside-refused@example.com')];
    const connection = await getConnectionById(pair.crm.db, pair.workspaceId, connectionId);
    const readAt = new Date();
    const known = { kind: 'user' as const, email: null, createdAt: null, updatedAt: readAt, readAt };
    const taken = await takeReadings(pair.crm, connection, [
      // no text of the database has this character
      { contact: { ...known, id: refused.contactId, attributes: { name: '\u0000' } }, source: 'polling' },
      {
        contact: { ...known, id: other.contactId, attributes: { 'custom_attributes.Signed up': 'Yes' } },
        source: 'polling',
      },
    ]);
    expect(taken).toMatchObject([{ contactId: other.contactId, decision: 'qualified' }]);
    expect((await pair.leadOf(other.leadId)).state).toBe('Qualified');
    expect((await pair.leadOf(refused.leadId)).state).toBe('Pending');
  });

  it('reads nothing twice of a day that lies behind it', async () => {
    const key = { workspaceId: pair.workspaceId, connectionId };
    const later = { ...pair.crm, clock: { now: () => new Date(Date.now() + 3_600_000) } };
    await until(async () => (await workOn(later, pollConnection(later), key)) === 'over', 'polling an hour later');
    const { lastRow } = await callsSince(0);
    await until(async () => (await workOn(later, pollConnection(later), key)) === 'over', 'the one after it');
    expect((await callsSince(lastRow)).count).toBe(1);
    // the server's own polling goes by its own clock
    await pair.crm.db.updateTable('change_polling').set({ checkpoint: new Date() }).execute();
  });

  it('waits for an index that lags', async () => {
    const { leadId, contactId } = await sent('lagging@example.com');
    await pair.intercom.control('POST', 'settings', { index_lag_ms: 120_000 });
    await change(contactId, { 'Signed up': 'Yes' });
    await poll();
    await pair.intercom.control('POST', 'clock', { advance_ms: 121_000 });
    await poll();
    await pair.intercom.control('POST', 'settings', { index_lag_ms: 0 });
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });

  it('does not take what is old in a search for a change', async () => {
    const { leadId, contactId } = await sent('back-and-forth@example.com');
    await change(contactId, { 'Signed up': 'No' });
    await poll();
    const events = async () => (await pair.timelineOf(leadId)).length;
    const before = await events();
    await poll();
    await poll();
    expect(await events()).toBe(before);
  });

  it('continues after Intercom failed, and says so meanwhile', async () => {
    const { leadId, contactId } = await sent('troubled@example.com');
    await change(contactId, { 'Signed up': 'Yes' });
    await pair.intercom.control('POST', 'faults/switch', { name: 'unavailable', on: true });
    expect(await poll()).not.toBe('over');
    expect((await health()).polling.trouble).toContain('Intercom');
    await pair.intercom.control('DELETE', 'faults');
    expect(await poll()).toBe('over');
    expect((await health()).polling.trouble).toBeNull();
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });

  it('when a contact cannot be read, those whose reading began are taken before polling ends', async () => {
    const [failing, slow] = [await sent('unreadable@example.com'), await sent('slow-reading@example.com')];
    const contactIds = [failing.contactId, slow.contactId];
    // without the time of the last change a search does not show what is newer: each has to be read
    const undated = pair.crm.db.updateTable('crm_snapshots').set({ contact_updated_at: null });
    await undated.where('contact_id', 'in', contactIds).execute();
    for (const contactId of contactIds) await change(contactId, { 'Signed up': 'Yes' });
    const read = (contactId: string) => ({ method: 'GET', path: `/contacts/${contactId}` });
    await pair.intercom.control('POST', 'fault', { ...read(slow.contactId), kind: 'delay', delay_ms: 1_000 });
    await pair.intercom.control('POST', 'fault', { ...read(failing.contactId), kind: 'status', status: 500 });
    expect(await poll({ sliceMs: 60_000 })).not.toBe('over');
    expect((await pair.leadOf(failing.leadId)).state).toBe('Pending');
    expect((await pair.leadOf(slow.leadId)).state).toBe('Qualified');
    expect(await poll()).toBe('over');
    expect((await pair.leadOf(failing.leadId)).state).toBe('Qualified');
  });

  it('skips a contact that is being created at this moment', async () => {
    const address = 'being-made@example.com';
    const late = { kind: 'delay', delay_ms: 3_000, after: true, method: 'POST', path: '/contacts' };
    await pair.intercom.control('POST', 'fault', late);
    const leadId = await pair.joinAsLead(campaignId, code, address);
    const query = { field: 'email', operator: '=', value: address };
    const isThere = async () =>
      (await pair.intercom.call('POST', '/contacts/search', { query })).body.data.length === 1;
    await until(isThere, 'the contact is there');
    expect(await poll()).toBe('over');
    expect((await pair.deliveryOf(leadId)).state).toBe('Sending');
    await pair.delivered(leadId);
    const found = pair.crm.db.selectFrom('events').select('type').where('lead_id', '=', leadId);
    expect((await found.execute()).map(({ type }) => type)).not.toContain('contact.linked');
  });

  it.each([
    ['an interrupted push', 'push' as const, 20_000],
    ['a write of return fields', 'return_fields' as const, 0],
  ])('does not leave a contact to %s', async (_, kind, agoMs) => {
    const address = `left-to-${kind}@example.com`;
    const refused = { path: '/contacts', method: 'POST', kind: 'status', status: 422, code: 'not_restorable' };
    await pair.intercom.control('POST', 'fault', refused);
    const leadId = await pair.joinAsLead(campaignId, code, address);
    const delivery = await pair.delivered(leadId, 'Failed');
    await pair.intercom.call('POST', '/contacts', { role: 'user', email: address });
    const set = (change: object) =>
      pair.crm.db.updateTable('deliveries').set(change).where('delivery_id', '=', delivery.id).execute();
    const began = Date.now() - agoMs;
    // no worker claims it meanwhile
    const next = new Date(began + 3_600_000);
    await set({
      kind,
      state: 'Sending',
      connection_id: connectionId,
      updated_at: new Date(began),
      next_attempt_at: next,
    });
    expect(await poll()).toBe('over');
    const found = pair.crm.db.selectFrom('events').select('type').where('lead_id', '=', leadId);
    expect((await found.execute()).map(({ type }) => type)).toContain('contact.linked');
    await set({ kind: 'push', state: 'Failed', next_attempt_at: null });
  });

  it('counts nothing as missed from a CRM that reports no changes', async () => {
    const { contactId } = await sent('polled@example.com');
    await change(contactId, { 'Signed up': 'Yes' });
    const missed = async () => (await health()).polling.missed_by_webhooks?.count ?? 0;
    const before = await missed();
    const later = { ...pair.crm, clock: { now: () => new Date(Date.now() + 5 * 60_000) } };
    const key = { workspaceId: pair.workspaceId, connectionId };
    intercomTraits.capabilities.changes = 'polled';
    try {
      await until(async () => (await workOn(later, pollConnection(later), key)) === 'over', 'a sweep a while later');
    } finally {
      intercomTraits.capabilities.changes = 'pushed';
    }
    expect(await missed()).toBe(before);
  });

  it('counts changes that a webhook should have reported long ago, and warns when none comes', async () => {
    const { contactId } = await sent('silent@example.com');
    await change(contactId, { 'Signed up': 'Yes' });
    const key = { workspaceId: pair.workspaceId, connectionId };
    const pollAfter = async (minutes: number) => {
      const later = { ...pair.crm, clock: { now: () => new Date(Date.now() + minutes * 60_000) } };
      await until(async () => (await workOn(later, pollConnection(later), key)) === 'over', 'polling a while later');
    };
    const warnings = () => pair.crm.db.selectFrom('crm_warnings').select(['code', 'evidence']).execute();
    await pollAfter(5);
    expect((await health()).polling.missed_by_webhooks.count).toBeGreaterThan(0);
    expect(await warnings()).toEqual([]);
    await pollAfter(11);
    expect(await warnings()).toMatchObject([{ code: 'webhooks_silent' }]);
  });
});
