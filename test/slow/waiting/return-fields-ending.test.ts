import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Delivery } from '../../../src/integration/outbound/delivery.ts';
import { writeReturnFields } from '../../../src/integration/outbound/kinds/return-fields/write-return-fields.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

// Writing that ends early, while much of what it has claimed is not begun.

const people = 160;
const attribute = 'custom_attributes.goodword_referrals';

let pair: Pair;
let campaignId: string;
let aheadMs = 0;

beforeAll(async () => {
  pair = await startPair({
    clock: { now: () => new Date(Date.now() + aheadMs) },
    roles: { serve: true, work: false },
    webhooks: false,
  });
  ({ campaignId } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.intercom.call('POST', '/data_attributes', {
    name: 'goodword_referrals',
    data_type: 'integer',
    model: 'contact',
  });
  await saveReferrersTab(null);
  const worker = await pair.startWorker();
  for (let index = 0; index < people; index += 1) {
    const body = { campaign_id: campaignId, email: `referrer.${index}@example.com`, first_name: 'Rea' };
    expect((await pair.api('POST', '/referrers', body)).status).toBe(201);
  }
  await until(async () => (await count('push', ['Sent'])) === people, 'all are in Intercom', 60_000);
  await worker.stop();
}, 120_000);
afterEach(async () => {
  await sql`drop function if exists goodword.refuse_one cascade`.execute(pair.crm.db);
  await pair.intercom.control('DELETE', 'fault');
});
afterAll(() => pair.close());

async function saveReferrersTab(referralsCount: string | null): Promise<void> {
  const saved = await pair.api('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    return_fields: { referral_link: null, referrals_count: referralsCount, converted_referrals_count: null },
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}

const deliveries = (kind: 'push' | 'return_fields', states: Delivery['state'][]) =>
  pair.crm.db
    .selectFrom('deliveries')
    .select(['delivery_id', 'subject_id', 'contact_id'])
    .where('kind', '=', kind)
    .where('state', 'in', states)
    .execute();
const count = async (...of: Parameters<typeof deliveries>) => (await deliveries(...of)).length;

/** Contacts that a call was made about since the log of calls was emptied. */
async function calledContacts(): Promise<Set<string>> {
  const { requests } = (await pair.intercom.control('GET', 'requests?method=PUT&path=/contacts/*')).body;
  return new Set(requests.map(({ path }: { path: string }) => path.split('/').at(-1)));
}

/** A referrer that is neither written nor in doubt is marked as stale: the next worker begins with it at once. */
async function expectRestMarked(begun: readonly { subject_id: string }[]): Promise<void> {
  const { rows: marked } = await sql<{ referrer_id: string }>`
    select distinct referrer_id from goodword.stale_referrers`.execute(pair.crm.db);
  const settled = new Set(begun.map(({ subject_id: id }) => id));
  expect(marked.filter(({ referrer_id: id }) => settled.has(id))).toEqual([]);
  expect(marked.length + settled.size).toBe(people);
  const attempts = pair.crm.db.selectFrom('delivery_attempts').select('delivery_id').where('finished_at', 'is', null);
  expect(await attempts.execute()).toHaveLength(await count('return_fields', ['Sending']));
}

it('a process that stops releases the return fields that it has not begun, and another one writes them', async () => {
  await pair.intercom.control('POST', 'settings', { rate_limit_per_minute: 120 });
  await saveReferrersTab(attribute);
  const stopped = await pair.startWorker();
  await until(async () => (await count('return_fields', ['Sent'])) > 0, 'the first is written', 30_000);
  expect(await count('return_fields', ['Sending'])).toBeGreaterThan(50);
  await stopped.stop();
  expect(await deliveries('return_fields', ['Planned', 'Sending', 'Waiting'])).toEqual([]);
  const written = await deliveries('return_fields', ['Sent']);
  await expectRestMarked(written);

  await pair.intercom.control('POST', 'settings', { rate_limit_per_minute: 10_000 });
  const next = await pair.startWorker();
  await until(async () => (await count('return_fields', ['Sent'])) === people, 'all are written', 60_000);
  await next.stop();
}, 120_000);

/** Every contact is out of date again, as far as is known here; a worker begins many writes before one ends. */
async function outOfDate(): Promise<void> {
  await sql`update goodword.crm_snapshots set attributes = attributes - ${attribute}::text`.execute(pair.crm.db);
  await saveReferrersTab(attribute);
  const slow = { method: 'PUT', path: '/contacts/*', kind: 'delay', delay_ms: 1_000, until: 'cleared' };
  await pair.intercom.control('POST', 'fault', slow);
  await pair.intercom.control('DELETE', 'requests');
}

/** When no referrer rests any more that was just written. */
async function writeLater(): Promise<void> {
  aheadMs += 20_000;
  await workOn(pair.crm, writeReturnFields(pair.crm), { workspaceId: pair.workspaceId });
}

it('return fields that are not begun wait when the connection needs attention, and are written after connecting again', async () => {
  await outOfDate();
  const writing = writeLater();
  await until(async () => (await calledContacts()).size > 0, 'the first is being written');
  await pair.intercom.control('POST', 'revoke', {});
  await writing;
  expect(await count('return_fields', ['Sending'])).toBe(0);
  const refused = await deliveries('return_fields', ['Waiting']);
  expect(refused.length).toBeGreaterThan(0);
  const called = await calledContacts();
  expect(refused.filter(({ contact_id: id }) => !called.has(id!))).toEqual([]);

  await pair.intercom.control('DELETE', 'fault');
  await pair.connect(campaignId);
  await writeLater();
  const { rows: known } = await sql`select from goodword.crm_snapshots where attributes ? ${attribute}`.execute(
    pair.crm.db,
  );
  expect(known.length + refused.length).toBe(people);
}, 60_000);

it('when a result cannot be committed, only the return fields that were begun are left to the reaper', async () => {
  const { db } = pair.crm;
  await sql`create function goodword.refuse_one() returns trigger language plpgsql as $$
    begin if new.state = 'Sent' then raise exception 'refused'; end if; return new; end $$`.execute(db);
  await sql`create trigger refuse_one before update on goodword.deliveries for each row execute function goodword.refuse_one()`.execute(
    db,
  );
  await outOfDate();
  await expect(writeLater()).rejects.toThrow('refused');
  const inDoubt = await deliveries('return_fields', ['Sending']);
  const called = await calledContacts();
  expect(inDoubt.filter(({ contact_id: id }) => !called.has(id!))).toEqual([]);
  expect(inDoubt.length).toBeGreaterThan(0);
  await expectRestMarked(inDoubt);
}, 120_000);
