import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, type Pair } from '../../support/connected-goodword.ts';
import { fullCheck } from '../../support/full-check.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

// Checks that come a moment after our own writes, while Intercom's searches and readings still show what was before.

let pair: Pair;
let campaignId: string;
let code: string;
let connectionId: string;

beforeAll(async () => {
  ({ pair, campaignId, code, connectionId } = await startSendingPair({ webhooks: false }));
  const settings = { index_lag_ms: 20_000, stale_reads_ms: 1_000 };
  expect((await pair.intercom.control('POST', 'settings', settings)).status).toBe(200);
});
afterAll(() => pair.close());

const change = (contactId: string, custom_attributes: Record<string, unknown>) =>
  pair.intercom.call('PUT', `/contacts/${contactId}`, { custom_attributes });

/** @returns what it found different */
async function check(): Promise<unknown[]> {
  await fullCheck(pair, connectionId);
  const { items } = await pair.ok('GET', `/connections/${connectionId}/drift`);
  return items.map(({ kind, label, expected, found }: Record<string, unknown>) => ({ kind, label, expected, found }));
}

it('a contact that was created a moment ago is not reported as deleted', async () => {
  const leadId = await pair.joinAsLead(campaignId, code, 'new@example.com');
  await pair.delivered(leadId);
  expect(await check()).toEqual([]);
  const links = pair.crm.db.selectFrom('crm_contacts').select('state').where('subject_id', '=', leadId);
  expect(await links.execute()).toEqual([{ state: 'active' }]);
  const titles = (await pair.timelineOf(leadId)).map(({ title }) => title);
  expect(titles.filter((title: string) => /deleted/i.test(title))).toEqual([]);
});

it('finds a change on a contact a moment after Goodword wrote it, and not the write itself', async () => {
  const [changed, written] = ['changed@example.com', 'written@example.com'];
  const known: string[] = [];
  for (const address of [changed, written]) {
    const { body } = await pair.intercom.call('POST', '/contacts', { role: 'user', email: address });
    known.push(body.id);
  }
  const leadIds = await Promise.all([changed, written].map((to) => pair.joinAsLead(campaignId, code, to)));
  await Promise.all(leadIds.map((leadId) => pair.delivered(leadId)));
  await change(known[0]!, { goodword_referred_by: 'SOMEBODY' });
  // a check reads once the write shows; a change that came later than that is the next one's
  const found = await until(async () => {
    const rows = await check();
    return rows.length > 0 && rows;
  }, 'the change is found');
  expect(found).toEqual([{ kind: 'value', label: 'goodword_referred_by', expected: code, found: 'SOMEBODY' }]);
  await change(known[0]!, { goodword_referred_by: code });
});

it('return fields that were written a moment ago are not reported as different', async () => {
  await pair.intercom.call('POST', '/data_attributes', { name: 'Referrals', model: 'contact', data_type: 'integer' });
  await pair.ok('GET', `/connections/${connectionId}/attributes`);
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: {
      referral_link: null,
      referrals_count: 'custom_attributes.Referrals',
      converted_referrals_count: null,
    },
  });
  const bo = await pair.ok('POST', '/referrers', {
    campaign_id: campaignId,
    email: 'bo@example.com',
    first_name: 'Bo',
  });
  const returned = pair.crm.db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('kind', '=', 'return_fields')
    .where('state', '=', 'Sent')
    .where('subject_id', '=', bo.id);
  await until(async () => (await returned.execute()).length === 1, 'the count is written', 30_000);
  expect(await check()).toEqual([]);
});
