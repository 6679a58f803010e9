import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/integration/reconcile/drift/run-check.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { fullCheck, fullCheckDone } from '../../support/full-check.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';
import { useSearchLag } from '../../support/search-lag.ts';

// Full checks find what differs between the two sides; repairs write it again.

let pair: Pair;
let campaignId: string;
let code: string;
let referrerId: string;
let connectionId: string;
let count = 0;

// the practice Intercom's index has none here
useSearchLag(0);
beforeAll(async () => {
  ({ pair, campaignId, code, referrerId, connectionId } = await startSendingPair({ webhooks: false }));
});
afterAll(() => pair.close());

const health = () => pair.ok('GET', `/connections/${connectionId}/health?campaign_id=${campaignId}`);
const drift = async (query = '') =>
  (await pair.ok('GET', `/connections/${connectionId}/drift?limit=100${query}`)).items;
const change = (contactId: string, body: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, body);
const contact = async (contactId: string) => (await pair.intercom.call('GET', `/contacts/${contactId}`)).body;

async function sent() {
  const address = `checked-${(count += 1)}@example.com`;
  const leadId = await pair.joinAsLead(campaignId, code, address);
  return { leadId, address, contactId: (await pair.delivered(leadId)).contact_id as string };
}

async function check() {
  await fullCheck(pair, connectionId);
  return health();
}

async function repair(selection: object, overwrite = true) {
  const { id } = await pair.ok('POST', `/connections/${connectionId}/repairs`, { ...selection, overwrite });
  return until(
    async () => {
      const found = await pair.ok('GET', `/repairs/${id}`);
      return found.state === 'Done' && found;
      // return fields of one referrer are written some seconds apart
    },
    'the repair is done',
    40_000,
  );
}

describe('a full check', () => {
  it('finds no difference where there is none, and says when it looked and will look next', async () => {
    await sent();
    const { drift, check: clock } = await check();
    expect(drift).toEqual({ rows: 0, people: 0, changed_there: 0 });
    expect(clock.last).toMatchObject({ state: 'Done', cause: 'asked', asked_by: { name: 'Olivia Owner' } });
    expect(clock.last.progress.done).toBeGreaterThan(0);
    expect(Date.parse(clock.next_at)).toBeGreaterThan(Date.now());
  });

  it('finds a value that was changed in Intercom, and overwrites it only when asked to', async () => {
    const { address, contactId } = await sent();
    await change(contactId, { custom_attributes: { goodword_referred_by: 'SOMEBODY' } });
    expect((await check()).drift).toEqual({ rows: 1, people: 1, changed_there: 1 });
    const [row] = await drift(`&search=${encodeURIComponent(address)}`);
    expect(row).toMatchObject({
      kind: 'value',
      label: 'goodword_referred_by',
      expected: code,
      found: 'SOMEBODY',
      changed_there: true,
    });
    expect(row.sentence).toContain('changed in Intercom');
    expect(await drift('&kind=gone')).toEqual([]);

    const refused = await pair.api('POST', `/connections/${connectionId}/repairs`, { ids: [row.id] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'nothing_to_repair' } });
    const preview = await pair.ok('POST', `/connections/${connectionId}/repairs/preview`, { ids: [row.id] });
    expect(preview).toMatchObject({ rows: 1, changed: 1, overwritten: [{ found: 'SOMEBODY', expected: code }] });

    expect(await repair({ ids: [row.id] })).toMatchObject({
      progress: { total: 1, done: 1, percent: 100 },
      left_alone: 0,
    });
    expect((await contact(contactId)).custom_attributes.goodword_referred_by).toBe(code);
    expect((await health()).drift.rows).toBe(0);
    expect((await check()).drift.rows).toBe(0);
  });

  it('keeps since when a difference is known, and forgets it when it is right again', async () => {
    const { contactId } = await sent();
    await change(contactId, { custom_attributes: { goodword_campaign: 'Another' } });
    await check();
    const [first] = await drift();
    await check();
    expect(await drift()).toMatchObject([{ id: first.id, since: first.since }]);
    await change(contactId, { custom_attributes: { goodword_campaign: first.expected } });
    expect((await check()).drift.rows).toBe(0);
  });

  it('finds archived and deleted contacts, unarchives the one and creates the other', async () => {
    const [archived, deleted] = [await sent(), await sent()];
    await pair.intercom.call('POST', `/contacts/${archived.contactId}/archive`);
    await pair.intercom.call('DELETE', `/contacts/${deleted.contactId}`);
    await check();
    const rows = await drift('&kind=gone');
    expect(rows.map((row: { email: string; found: string }) => [row.email, row.found]).toSorted()).toEqual([
      [archived.address, 'archived'],
      [deleted.address, 'deleted'],
    ]);
    expect(await repair({ kind: 'gone' })).toMatchObject({ progress: { total: 2, done: 2 } });
    for (const { address } of [archived, deleted]) {
      const query = { field: 'email', operator: '=', value: address };
      expect((await pair.intercom.call('POST', '/contacts/search', { query })).body.data).toHaveLength(1);
    }
    expect((await check()).drift.rows).toBe(0);
  });

  it('follows a contact that was merged into another', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const { leadId, address, contactId } = await sent();
    const into = (await pair.intercom.call('POST', '/contacts', { role: 'user', email: `x-${address}` })).body.id;
    const merged = await pair.intercom.call('POST', '/contacts/merge', {
      from: contactId,
      into,
      skip_duplicate_validation: true,
    });
    expect(merged.status).toBe(200);
    await check();
    await check();
    const links = await pair.crm.db
      .selectFrom('crm_contacts')
      .select('contact_id')
      .where('subject_id', '=', leadId)
      .execute();
    expect(links.map((link) => link.contact_id)).toContain(into);
    expect(await drift('&kind=gone')).toEqual([]);
    await pair.saveLeadsTab(campaignId);
  });

  it('handles a change that it meets, as polling would', async () => {
    const { leadId, contactId } = await sent();
    await change(contactId, { custom_attributes: { 'Signed up': 'Yes' } });
    await check();
    expect((await pair.leadOf(leadId)).state).toBe('Qualified');
  });

  it('finds a return field that is not what it should be', async () => {
    const attribute = { name: 'Referrals', model: 'contact', data_type: 'integer' };
    expect((await pair.intercom.call('POST', '/data_attributes', attribute)).status).toBe(200);
    // the panel reads them when it is opened
    await pair.ok('GET', `/connections/${connectionId}/attributes`);
    await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
      action: 'create_user',
      mapping: [{ type: 'dynamic', from: 'email', to: 'email' }],
      duplicates: 'update',
      qualification: null,
      return_fields: {
        referral_link: null,
        referrals_count: 'custom_attributes.Referrals',
        converted_referrals_count: null,
      },
    });
    const fresh = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: 'counted@example.com' });
    const { contact_id: contactId } = await pair.delivered(fresh.id);
    await until(
      async () => (await contact(contactId)).custom_attributes.Referrals === 0,
      'the return field is written',
      30_000,
    );
    await change(contactId, { custom_attributes: { Referrals: 41 } });
    await check();
    const [row] = await drift('&kind=return_field');
    expect(row).toMatchObject({ email: 'counted@example.com', expected: 0, found: 41, changed_there: true });
    expect(await repair({ ids: [row.id] })).toMatchObject({ progress: { total: 1, done: 1 } });
    expect((await contact(contactId)).custom_attributes.Referrals).toBe(0);
  }, 90_000);

  it('is exported without formulas', async () => {
    const { contactId } = await sent();
    await change(contactId, { custom_attributes: { goodword_campaign: '=1+1' } });
    await check();
    const { status, body } = await pair.api('GET', `/connections/${connectionId}/drift.csv`);
    expect(status).toBe(200);
    expect(body).toContain('goodword_campaign');
    expect(body).toContain(`'=1+1`);
    await repair({});
  });

  it('continues page by page where another worker left it', async () => {
    const { contactId } = await sent();
    await change(contactId, { custom_attributes: { goodword_campaign: 'Elsewhere' } });
    const { id } = await pair.ok('POST', `/connections/${connectionId}/checks`);
    await workOn(pair.crm, runCheck(pair.crm), { workspaceId: pair.workspaceId, checkId: id }, { sliceMs: 0 });
    await fullCheckDone(pair, connectionId, id);
    expect((await drift()).map((row: { contact_id: string }) => row.contact_id)).toEqual([contactId]);
  });

  it('says that Intercom is not connected instead of checking nothing', async () => {
    await pair.ok('DELETE', `/connections/${connectionId}`);
    const refused = await pair.api('POST', `/connections/${connectionId}/checks`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    expect((await health()).check.next_at).toBeNull();
    expect(referrerId).toBeTruthy();
  });
});
