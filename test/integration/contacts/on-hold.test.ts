import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { qualifyOrRecord } from '../../../src/leads/qualify-or-record.ts';
import { pollAll } from '../../../src/integration/reconcile/polling/poll-all.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let count = 0;
let aheadMs = 0;

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
});
afterAll(() => pair.close());

beforeEach(async () => {
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});

/** A lead that is On hold, because another one has its mailbox. @returns it, with its address */
async function hold(before?: (email: string) => Promise<unknown>) {
  count += 1;
  await pair.joinAsLead(campaignId, code, `held${count}@example.com`);
  const email = `held${count}+again@example.com`;
  await before?.(email);
  const leadId = await pair.joinAsLead(campaignId, code, email);
  expect((await pair.leadOf(leadId)).state).toBe('On hold');
  return { leadId, email };
}

const contact = async (email: string, more: Record<string, unknown> = {}): Promise<string> =>
  (await pair.intercom.call('POST', '/contacts', { role: 'user', email, ...more })).body.id;
const signUp = (contactId: string, value = 'Yes') =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes: { 'Signed up': value } });
const titles = async (leadId: string) => (await pair.timelineOf(leadId)).map(({ title }) => title);
const rewardsOf = async (leadId: string) => (await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items;
const linked = (leadId: string) =>
  until(async () => (await pair.leadOf(leadId)).contacts.length > 0, 'the contact of the held lead is known');
const met = (leadId: string) =>
  until(
    async () => (await titles(leadId)).includes('Met the Qualification Rules'),
    'that the rule was met is recorded',
  );

describe('a lead On hold', () => {
  it('is not sent to Intercom, and not counted as waiting to be sent', async () => {
    const { leadId, email } = await hold();
    expect(await pair.deliveryOf(leadId)).toBeUndefined();
    const { items } = await pair.ok(
      'GET',
      `/deliveries/health?campaign_id=${campaignId}&tab=leads&person_id=${leadId}`,
    );
    expect(items).toMatchObject([{ state: 'excluded', code: 'on_hold', count: 1 }]);
    const unsent = await pair.ok('GET', `/bulk-operations/unsent?campaign_id=${campaignId}&tab=leads`);
    expect(JSON.stringify(unsent)).not.toContain('"count":1');
    const found = await pair.intercom.call('POST', '/contacts/search', {
      query: { field: 'email', operator: '=', value: email },
    });
    expect(found.body.total_count).toBe(0);
  });

  it('does not qualify, however its contact changes; released, it does at once, is sent and rewarded', async () => {
    let contactId = '';
    const { leadId } = await hold(async (email) => (contactId = await contact(email)));
    await linked(leadId);
    await signUp(contactId);
    await met(leadId);
    expect(await pair.leadOf(leadId)).toMatchObject({
      state: 'On hold',
      qualification: { status: 'on_hold', sentence: expect.stringContaining('met the Qualification Rules') },
    });
    expect(await rewardsOf(leadId)).toEqual([]);
    // what was true for a while only counts as well, as for any lead
    await signUp(contactId, 'No');
    await pair.ok('POST', `/leads/${leadId}/release`);
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
    expect(await rewardsOf(leadId)).toMatchObject([{ state: 'Due' }]);
    await pair.delivered(leadId);
    expect(await titles(leadId)).toEqual(
      expect.arrayContaining(['Released', 'Qualified', 'Reward Due', 'Sent to Intercom']),
    );
    const changes = await pair.crm.db
      .selectFrom('contact_changes')
      .select('new_value')
      .where('contact_id', '=', contactId)
      .where('field', '=', 'contact.custom_attributes.Signed up')
      .execute();
    expect(changes.map((row) => row.new_value)).toContain('Yes');
  });

  it('counts a contact that came while it was held', async () => {
    const { leadId, email } = await hold();
    await contact(email, { custom_attributes: { 'Signed up': 'Yes' } });
    await met(leadId);
    await pair.ok('POST', `/leads/${leadId}/release`);
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });

  it('does not count what was so before it joined', async () => {
    const { leadId } = await hold(async (email) => {
      await contact(email, { custom_attributes: { 'Signed up': 'Yes' } });
      // what happened within a minute before joining counts as after it
      aheadMs = 180_000;
    });
    await linked(leadId);
    await until(async () => (await titles(leadId)).includes('Did not qualify'), 'it is declined');
    await pair.ok('POST', `/leads/${leadId}/release`);
    await pair.delivered(leadId);
    aheadMs = 0;
    expect((await pair.leadOf(leadId)).state).toBe('Pending');
  });

  it('is sent once it is released, and qualifies by a later change like any other', async () => {
    const { leadId, email } = await hold();
    await pair.ok('POST', `/leads/${leadId}/release`);
    const { contact_id: contactId } = await pair.delivered(leadId);
    expect((await pair.intercom.call('GET', `/contacts/${contactId}`)).body.email).toBe(email);
    await signUp(contactId);
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the released lead qualifies');
  });

  it('is never sent and never qualifies once it is refused', async () => {
    let contactId = '';
    const { leadId } = await hold(async (email) => (contactId = await contact(email)));
    await linked(leadId);
    await pair.ok('POST', `/leads/${leadId}/refuse`);
    await signUp(contactId);
    await until(
      async () => (await titles(leadId)).some((title) => title.startsWith('Signed up changed')),
      'the change is seen',
    );
    await pollAll(pair.crm);
    expect(await pair.leadOf(leadId)).toMatchObject({ state: 'Not qualified' });
    expect(await pair.deliveryOf(leadId)).toBeUndefined();
    expect(await rewardsOf(leadId)).toEqual([]);
  });

  it('that a person qualifies is sent as well', async () => {
    const { leadId } = await hold();
    await pair.ok('POST', `/leads/${leadId}/qualify`);
    await pair.delivered(leadId);
    expect(await pair.leadOf(leadId)).toMatchObject({ state: 'Qualified', hold: null });
  });
});

it('a release waits for the change that meets the rule where that is being recorded', async () => {
  const { leadId } = await hold();
  const { db } = pair.crm;
  const actor = { kind: 'crm', id: null, name: 'Intercom' } as const;
  const met = [{ leadId, actor, evidence: { attribute: 'Signed up', old: 'No', new: 'Yes' }, ruleVersion: 1 }];
  let release: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (trx) => {
    await qualifyOrRecord(pair.crm, trx, pair.workspaceId, met);
    let isOver = false;
    release = pair.ok('POST', `/leads/${leadId}/release`).then(() => (isOver = true));
    const isWaiting = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      return rows[0]!.n > 0;
    };
    await until(async () => isOver || (await isWaiting()), 'the release waits, or is over');
  });
  await release;
  expect((await pair.leadOf(leadId)).state).toBe('Qualified');
});

it('a release and the change that meets the rule, at the same moment, lose neither', async () => {
  for (let round = 0; round < 5; round += 1) {
    let contactId = '';
    const { leadId } = await hold(async (email) => (contactId = await contact(email)));
    await linked(leadId);
    await Promise.all([signUp(contactId), pair.ok('POST', `/leads/${leadId}/release`)]);
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the released lead qualifies');
    expect(await rewardsOf(leadId)).toHaveLength(1);
  }
});
