import pMap from 'p-map';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeReturnFields } from '../../../src/integration/outbound/kinds/return-fields/write-return-fields.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { importSteps } from '../../support/imports.ts';

let pair: Pair;
let campaignId: string;
let aheadMs = 0;

const fields = {
  referral_link: 'custom_attributes.goodword_referral_link',
  referrals_count: 'custom_attributes.goodword_referrals',
  converted_referrals_count: 'custom_attributes.goodword_converted',
};

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
  for (const [name, data_type] of [
    ['goodword_referral_link', 'string'],
    ['goodword_referrals', 'integer'],
    ['goodword_converted', 'integer'],
  ]) {
    await pair.intercom.call('POST', '/data_attributes', { name, data_type, model: 'contact' });
  }
  await saveReferrersTab();
});
afterAll(() => pair.close());

async function saveReferrersTab(settings: Record<string, unknown> = {}): Promise<void> {
  const saved = await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: fields,
    ...settings,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}

async function refer(address: string): Promise<{ id: string; code: string; contactId: string }> {
  const body = { campaign_id: campaignId, email: address, first_name: 'Rita' };
  const { id, code } = (await pair.api('POST', '/referrers', body)).body;
  const { contact_id: contactId } = await until(
    async () => (await pair.api('GET', `/deliveries?subject_id=${id}&state=Sent`)).body.items.at(-1),
    'the referrer is in Intercom',
  );
  return { id, code, contactId };
}

/** Lets the time pass for which facts are gathered and a referrer who was just written rests, then writes. */
async function writeLater(): Promise<void> {
  aheadMs += 20_000;
  await workOn(pair.crm, writeReturnFields(pair.crm), { workspaceId: pair.workspaceId });
}

const attributesOf = async (contactId: string) =>
  (await pair.intercom.call('GET', `/contacts/${contactId}`)).body.custom_attributes;
const marksOf = (referrerId: string) =>
  pair.crm.db.selectFrom('stale_referrers').select('mark_id').where('referrer_id', '=', referrerId).execute();
const returnsOf = (referrerId: string) =>
  pair.crm.db
    .selectFrom('deliveries')
    .selectAll()
    .where('subject_id', '=', referrerId)
    .where('kind', '=', 'return_fields')
    .orderBy('delivery_id')
    .execute();

it('a referrer who was sent gets link and counts; they follow joins and qualification', async () => {
  const { id, code, contactId } = await refer('rita@example.com');
  await until(async () => (await returnsOf(id))[0]?.state === 'Sent', 'the first write');
  expect(await attributesOf(contactId)).toMatchObject({
    goodword_referrals: 0,
    goodword_referral_link: `${pair.url}/r/${code}`,
    goodword_converted: 0,
  });
  const leadId = await pair.joinAsLead(campaignId, code, 'friend-of-rita@example.com');
  await pair.api('POST', `/leads/${leadId}/qualify`);
  await writeLater();
  expect(await attributesOf(contactId)).toMatchObject({ goodword_referrals: 1, goodword_converted: 1 });
  const [first, second] = await returnsOf(id);
  expect(first).toMatchObject({ state: 'Sent', contact_id: contactId, outcome: 'Return fields are up to date.' });
  expect(second).toMatchObject({
    state: 'Sent',
    replaced: { [fields.referrals_count]: 0, [fields.converted_referrals_count]: 0 },
    written: { [fields.referrals_count]: 1, [fields.converted_referrals_count]: 1 },
  });
}, 60_000);

it('150 joins within moments cost a handful of calls, and the count is right in the end', async () => {
  const { id, code, contactId } = await refer('popular@example.com');
  const joins = Array.from({ length: 150 }, (_, index) => `fan-${index}@example.com`);
  await pMap(joins, (address) => pair.joinAsLead(campaignId, code, address), { concurrency: 12 });
  await until(async () => (await attributesOf(contactId))['goodword_referrals'] === 150, 'all are counted', 60_000);
  const writes = await returnsOf(id);
  expect(writes.length).toBeLessThanOrEqual(6);
  const attempts = await pair.crm.db
    .selectFrom('delivery_attempts')
    .select('calls')
    .where(
      'delivery_id',
      'in',
      writes.map(({ delivery_id }) => delivery_id),
    )
    .execute();
  // one call each where it is known what the contact holds
  expect(attempts.flatMap(({ calls }) => calls).length).toBeLessThanOrEqual(6);
}, 120_000);

it('nothing is written where the contact already has the values', async () => {
  const { id, contactId } = await refer('calm@example.com');
  await writeLater();
  expect(await returnsOf(id)).toHaveLength(1);
  // saving marks every referrer of the campaign
  await saveReferrersTab();
  expect(await marksOf(id)).not.toHaveLength(0);
  await writeLater();
  expect(await marksOf(id)).toHaveLength(0);
  expect(await returnsOf(id)).toHaveLength(1);
  expect(await attributesOf(contactId)).toMatchObject({ goodword_referrals: 0 });
});

it('a referrer that was just written is not written again for a while', async () => {
  const { id, code, contactId } = await refer('resting@example.com');
  await writeLater();
  expect(await returnsOf(id)).toHaveLength(1);
  await pair.joinAsLead(campaignId, code, 'friend-of-resting@example.com');
  aheadMs += 5_000;
  await workOn(pair.crm, writeReturnFields(pair.crm), { workspaceId: pair.workspaceId });
  expect(await returnsOf(id)).toHaveLength(1);
  await writeLater();
  expect(await attributesOf(contactId)).toMatchObject({ goodword_referrals: 1 });
}, 60_000);

it('a referrer is written by one of many workers that write at once', async () => {
  const { id, code } = await refer('wanted@example.com');
  await writeLater();
  const before = (await returnsOf(id)).length;
  for (let round = 0; round < 5; round += 1) {
    await pair.joinAsLead(campaignId, code, `wanted-friend-${round}@example.com`);
    aheadMs += 20_000;
    const writers = Array.from({ length: 6 }, () =>
      workOn(pair.crm, writeReturnFields(pair.crm), { workspaceId: pair.workspaceId }),
    );
    await Promise.all(writers);
  }
  const written = (await returnsOf(id)).slice(before);
  expect(written.map(({ written: values }) => values?.[fields.referrals_count])).toEqual([1, 2, 3, 4, 5]);
}, 60_000);

it('follows a contact that was merged, and leaves one alone that is gone', async () => {
  await saveReferrersTab({ action: 'create_lead' });
  const merged = await refer('merging@example.com');
  await writeLater();
  const user = (await pair.intercom.call('POST', '/contacts', { email: 'merging@example.com', role: 'user' })).body;
  await pair.intercom.call('POST', '/contacts/merge', { from: merged.contactId, into: user.id });
  await pair.joinAsLead(campaignId, merged.code, 'after-merge@example.com');
  await writeLater();
  expect(await attributesOf(user.id)).toMatchObject({ goodword_referrals: 1 });

  await saveReferrersTab();
  const gone = await refer('gone@example.com');
  await writeLater();
  await pair.intercom.call('DELETE', `/contacts/${gone.contactId}`);
  await pair.joinAsLead(campaignId, gone.code, 'after-death@example.com');
  await writeLater();
  expect(await marksOf(gone.id)).toHaveLength(0);
  expect((await returnsOf(gone.id)).map(({ state }) => state)).not.toContain('Failed');
}, 60_000);

/** Settings that contradict Intercom's attributes can be saved only while Intercom cannot be asked. */
async function failedBeforeCall(save: () => Promise<unknown>): Promise<void> {
  const fault = { path: '/data_attributes', method: 'GET', kind: 'status', status: 500, until: 'cleared' };
  await pair.intercom.control('POST', 'fault', fault);
  await save();
  await pair.intercom.control('DELETE', 'fault');
}

it('names an attribute that cannot hold its value; a person corrects it and retries', async () => {
  await pair.intercom.call('POST', '/data_attributes', { name: 'flag_only', data_type: 'boolean', model: 'contact' });
  const rita = (await pair.api('GET', `/referrers?campaign_id=${campaignId}&search=rita@example.com`)).body.items[0];
  const wrong = { ...fields, referral_link: 'custom_attributes.flag_only' };
  await failedBeforeCall(() => saveReferrersTab({ return_fields: wrong }));
  await writeLater();
  const failed = (await returnsOf(rita.id)).at(-1)!;
  expect(failed).toMatchObject({ state: 'Sent', left_out: [{ attribute: 'custom_attributes.flag_only' }] });
  expect(failed.outcome).toContain('flag_only');
  await saveReferrersTab();
  expect((await pair.api('POST', `/deliveries/${failed.delivery_id}/retry`)).status).toBe(200);
  await until(async () => {
    const found = (await returnsOf(rita.id)).find(({ delivery_id }) => delivery_id === failed.delivery_id);
    return found?.state === 'Skipped' && found.outcome === 'The contact already said all of it.';
  }, 'the retry finds all in order');
}, 120_000);

it('the echo of a write to an imported contact does not cause a reading', async () => {
  const steps = importSteps(pair);
  const [contactId] = await steps.contacts([{ role: 'user', email: 'imported@example.com', name: 'Ines Imported' }]);
  const selection = {
    contact_type: 'only_users',
    conditions: [{ attribute: 'email', operator: 'equals', value: 'imported@example.com' }],
  };
  const { id } = await steps.draft(campaignId, { selection });
  await steps.dryRun(id);
  await pair.intercom.control('DELETE', 'requests');
  await steps.ran(id);
  const referrer = await until(
    async () => (await steps.referrers(campaignId)).find((one) => one.email === 'imported@example.com'),
    'the contact is a referrer',
  );
  await writeLater();
  expect((await returnsOf(referrer.id)).map(({ state }) => state)).toEqual(['Sent']);
  await until(async () => {
    const rows = await pair.crm.db.selectFrom('notifications').select(['body', 'outcome']).execute();
    const outcomes = rows.filter(({ body }) => body?.includes(contactId!)).map(({ outcome }) => outcome);
    return outcomes.includes('what we wrote ourselves');
  }, 'the echo is dropped');
  const { requests } = (await pair.intercom.control('GET', `requests?method=GET&path=/contacts/${contactId}`)).body;
  expect(requests).toEqual([]);
});
