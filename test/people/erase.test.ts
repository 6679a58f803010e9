import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';

let pair: Pair;
let sink: MailSink;
let campaignId: string;
let code: string;

const lastName = { type: 'dynamic', from: 'last_name', to: 'custom_attributes.Last name' };
const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
const referredBy = { type: 'dynamic', from: 'referrer_first_name', to: 'custom_attributes.Referred by' };

beforeAll(async () => {
  sink = await startMailSink();
  pair = await startPair({ mail: { smtpUrl: sink.smtpUrl, from: 'Goodword <goodword@example.com>' } });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  for (const name of ['Last name', 'Referred by']) {
    await pair.intercom.call('POST', '/data_attributes', { name, model: 'contact', data_type: 'string' });
  }
  const mapping = [email, firstName, lastName, phone, referredBy];
  await pair.saveLeadsTab(campaignId, { mapping });
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName, lastName, phone],
    duplicates: 'update',
    qualification: null,
  });
  await pair.ok('PUT', `/campaigns/${campaignId}/reward-rules/lead`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 700, currency: 'EUR' } },
  });
});
afterAll(async () => {
  await pair.close();
  await sink.close();
});

/** Every place in the whole database, the job queue and sign-in included, where one of the texts stands. */
async function placesOf(texts: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ s: string; t: string; c: string }>`
    select c.table_schema as s, c.table_name as t, c.column_name as c
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
      and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY'))`.execute(pair.app.db);
  const places: string[] = [];
  for (const { s, t, c } of columns) {
    const table = sql.table(`${s}.${t}`);
    for (const text of texts) {
      const { rows } = await sql<{ value: string }>`
        select left(${sql.ref(c)}::text, 300) as value from ${table}
        where strpos(lower(${sql.ref(c)}::text), ${text.toLowerCase()}) > 0 limit 1`.execute(pair.app.db);
      if (rows[0]) places.push(`${s}.${t}.${c}: ${text} in ${rows[0].value}`);
    }
  }
  return places;
}

const erase = (body: object) => pair.api('POST', '/people/erasures', { dry_run: false, ...body });
const lead = (person: object, headers?: Record<string, string>) =>
  pair.api('POST', '/leads', { campaign_id: campaignId, referral_code: code, ...person }, headers);
const isSettled = async (id: string) => {
  const { items } = await pair.ok('GET', `/deliveries?subject_id=${id}`);
  return items.length > 0 && items.every(({ state }: any) => state !== 'Planned' && state !== 'Sending');
};
const settled = (id: string) => until(() => isSettled(id), 'the deliveries of the person are sent');
const handled = () =>
  until(async () => {
    const { rows } = await sql`select from goodword.notifications where handled_at is null`.execute(pair.app.db);
    return rows.length === 0;
  }, 'the notifications are handled');

it('after an erasure nothing of the person stands anywhere in the database', async () => {
  const address = 'zorba.quillfeather@example.com';
  const friend = { email: address, first_name: 'Zorbana', last_name: 'Quillfeather', phone: '+43 555 019 9182' };
  const key = { 'idempotency-key': 'zorba-joins' };
  const joined = await lead({ ...friend, email: 'zorba.typo@example.com', company: 'Quillfeather Ltd' }, key);
  const leadId = joined.body.id;
  await settled(leadId);
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  await pair.ok('PATCH', `/leads/${leadId}`, { email: address });
  await settled(leadId);
  const referrer = await pair.ok('POST', '/referrers', {
    campaign_id: campaignId,
    ...friend,
    email: 'Zorba.Quillfeather@Example.com',
  });
  await settled(referrer.id);
  // a friend of theirs, whose contact holds their name
  const friendId = await pair.joinAsLead(campaignId, referrer.code, 'friend.of.them@example.com', 'Fritz');
  await settled(friendId);
  const { contact_id: contactId } = await pair.deliveryOf(leadId);
  await pair.intercom.call('PUT', `/contacts/${contactId}`, {
    name: 'Zorbana Quillfeather',
    phone: '+43 555 019 9182',
  });
  // imported from a file that was not run
  const { id: importId } = await importSteps(pair).draft(campaignId, { source: 'csv' });
  const form = new FormData();
  form.set('file', new Blob([`Email,First name\n${address},Zorbana\n`]), 'people.csv');
  const headers = { cookie: pair.cookie, origin: pair.url };
  await fetch(`${pair.url}/api/v1/imports/${importId}/file`, { method: 'POST', body: form, headers });
  await handled();
  const texts = [address, 'zorba.typo@example.com', 'Zorbana', 'Quillfeather', '555 019 9182', referrer.code];
  const before = await placesOf(texts);
  for (const table of ['leads', 'referrers', 'events', 'delivery_attempts', 'crm_snapshots', 'import_rows']) {
    expect(before.join('\n')).toContain(`goodword.${table}.`);
  }

  const dry = await pair.ok('POST', '/people/erasures', { lead_id: leadId });
  expect(dry).toMatchObject({ erasure_id: null, undecided_rewards: 1 });
  expect(dry.people.map(({ kind }: any) => kind).toSorted()).toEqual(['lead', 'referrer']);
  expect((await pair.leadOf(leadId)).email).toBe(address);
  expect(await erase({ lead_id: leadId })).toMatchObject({ status: 409, body: { code: 'rewards_undecided' } });
  const erased = await erase({ lead_id: leadId, rewards: 'keep' });
  expect(erased.body).toMatchObject({ erasure_id: expect.any(String) });

  expect(await placesOf(texts)).toEqual([]);
  expect(await pair.leadOf(leadId)).toMatchObject({
    state: 'Qualified',
    email: '',
    first_name: '',
    erased_at: expect.any(String),
  });
  expect((await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items).toHaveLength(2);
  const again = await lead({ ...friend, email: 'zorba.typo@example.com', company: 'Quillfeather Ltd' }, key);
  expect(again).toMatchObject({ status: 409, body: { code: 'first_answer_unreadable' } });
  expect((await pair.timelineOf(leadId)).map(({ title }: any) => title)).toContain('Personal data erased');
  expect(await pair.ok('GET', `/people/erasures/${erased.body.erasure_id}`)).toMatchObject({
    people_count: 2,
    rewards: { decision: 'keep', count: 1, cancelled: 0 },
    rows: { leads: 1, referrers: 1 },
  });
  const opened = await fetch(`${pair.url}/r/${referrer.code}`, { redirect: 'manual' });
  expect(opened.status).toBe(404);
  // a second time there is nothing to find
  expect(await erase({ email: address })).toMatchObject({ status: 404 });
  expect(await erase({ lead_id: leadId })).toMatchObject({ status: 409, body: { code: 'illegal_move' } });
});

it('another person with a similar address and the same name keeps both', async () => {
  const { body: one } = await lead({ email: 'ana@similar.example.com', first_name: 'Similara' });
  const { body: other } = await lead({ email: 'joana@similar.example.com', first_name: 'Similara' });
  await pair.ok('PATCH', `/leads/${other.id}`, { first_name: 'Similara', email: 'x.ana@similar.example.com' });
  await settled(one.id);
  await settled(other.id);
  await pair.ok('POST', '/people/erasures', { email: 'ana@similar.example.com', dry_run: false });
  expect(await pair.leadOf(other.id)).toMatchObject({ email: 'x.ana@similar.example.com', first_name: 'Similara' });
  expect(await pair.timelineOf(other.id)).toContainEqual(
    expect.objectContaining({ detail: 'Email: joana@similar.example.com → x.ana@similar.example.com' }),
  );
});

describe('rewards', () => {
  const rewardsOf = async (leadId: string) =>
    (await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items
      .map((one: any) => `${one.recipient} ${one.state}`)
      .toSorted();

  it('of an erased person stay Cancelled when their lead is qualified again', async () => {
    const { body } = await lead({ email: 'again@example.com', first_name: 'Again' });
    await pair.ok('POST', `/leads/${body.id}/qualify`);
    await settled(body.id);
    await pair.ok('POST', `/leads/${body.id}/unqualify`, { reason: 'Refunded' });
    expect(await rewardsOf(body.id)).toEqual(['lead Cancelled', 'referrer Cancelled']);
    await pair.ok('POST', '/people/erasures', { email: 'again@example.com', dry_run: false });
    await pair.ok('POST', `/leads/${body.id}/qualify`);
    expect(await rewardsOf(body.id)).toEqual(['lead Cancelled', 'referrer Due']);
  });

  it('are not earned by a referrer who was erased, and the timeline says so', async () => {
    const referrer = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: 'left@example.com' });
    const { body } = await lead({ email: 'friend.of.left@example.com', referral_code: referrer.code });
    await settled(body.id);
    await settled(referrer.id);
    await pair.ok('POST', '/people/erasures', { email: 'left@example.com', dry_run: false });
    await pair.ok('POST', `/leads/${body.id}/qualify`);
    expect(await rewardsOf(body.id)).toEqual(['lead Due']);
    expect(await pair.timelineOf(body.id)).toContainEqual(
      expect.objectContaining({ title: 'No reward', detail: 'The referrer was erased.' }),
    );
  });

  it('that are cancelled stay with their amount, and who joins again earns no second one', async () => {
    const { body } = await lead({ email: 'twice@example.com', first_name: 'Twice' });
    await pair.ok('POST', `/leads/${body.id}/qualify`);
    await settled(body.id);
    await pair.ok('POST', '/people/erasures', { email: 'twice@example.com', dry_run: false, rewards: 'cancel' });
    const states = (await pair.ok('GET', `/rewards?lead_id=${body.id}`)).items.map((one: any) => [
      one.recipient,
      one.state,
    ]);
    expect(states).toEqual(
      expect.arrayContaining([
        ['lead', 'Cancelled'],
        ['referrer', 'Due'],
      ]),
    );

    const again = await lead({ email: 'Twice@example.com' });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.id);
    await pair.ok('POST', `/leads/${again.body.id}/qualify`);
    expect((await pair.ok('GET', `/rewards?lead_id=${again.body.id}`)).items).toEqual([]);
    expect((await pair.timelineOf(again.body.id)).map(({ title }: any) => title)).toContain('No reward');
  });
});

describe('Intercom’s contact', () => {
  const contactOf = async (address: string) => {
    const { body } = await lead({ email: address });
    return { id: body.id, contactId: (await pair.delivered(body.id)).contact_id };
  };

  it('stays, and what Intercom reports of it later leaves nothing here', async () => {
    const { contactId } = await contactOf('stays@example.com');
    await pair.ok('POST', '/people/erasures', { email: 'stays@example.com', dry_run: false });
    const count = async () => (await sql`select from goodword.notifications`.execute(pair.app.db)).rows.length;
    await handled();
    const before = await count();
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { name: 'Staying Person', phone: '+1 555 777 8888' });
    await until(async () => (await count()) > before, 'the report is taken in');
    await handled();
    expect((await pair.intercom.call('GET', `/contacts/${contactId}`)).status).toBe(200);
    expect(await placesOf(['stays@example.com', 'Staying Person'])).toEqual([]);
  });

  it('is deleted there by a delivery where that is asked for', async () => {
    const { contactId, id } = await contactOf('goes@example.com');
    const { body } = await erase({ lead_id: id, delete_contacts: true });
    await until(
      async () => (await pair.intercom.call('GET', `/contacts/${contactId}`)).status === 404,
      'it is deleted',
    );
    const report = await until(async () => {
      const found = await pair.ok('GET', `/people/erasures/${body.erasure_id}`);
      return found.contacts[0]?.deletion?.state === 'Sent' && found;
    }, 'the delivery is sent');
    expect(report.contacts).toMatchObject([
      { contact_id: contactId, is_shared: false, deletion: { outcome: 'Deleted the contact in Intercom.' } },
    ]);
  });
});

it('waits for what is being sent at this moment, and nothing is sent afterwards', async () => {
  await pair.intercom.control('POST', 'fault', {
    path: '/contacts',
    method: 'POST',
    kind: 'delay',
    delay_ms: 1_500,
    after: true,
  });
  const { body } = await lead({ email: 'sending@example.com', first_name: 'Sendina' });
  await until(async () => (await pair.deliveryOf(body.id))?.state === 'Sending', 'the delivery is being sent');
  expect(await erase({ lead_id: body.id })).toMatchObject({ status: 409, body: { code: 'delivery_under_way' } });
  await pair.delivered(body.id);
  expect((await erase({ lead_id: body.id })).status).toBe(200);
  expect(await placesOf(['sending@example.com', 'Sendina'])).toEqual([]);
});

it('whatever happens at the same moment, either all of a person is erased or the erasure is refused', async () => {
  const { body } = await lead({ email: 'atonce@example.com', first_name: 'Atoncia' });
  const [erasure] = await Promise.all([
    erase({ lead_id: body.id, rewards: 'cancel' }),
    pair.api('POST', `/leads/${body.id}/qualify`),
    pair.api('PATCH', `/leads/${body.id}`, { phone: '+1 555 999 1234' }),
    erase({ lead_id: body.id, rewards: 'cancel' }),
    lead({ email: 'atonce@example.com' }),
  ]);
  expect([200, 404, 409]).toContain(erasure.status);
  await until(async () => {
    const { items } = await pair.ok('GET', '/leads?search=atonce@example.com');
    for (const one of items) await erase({ lead_id: one.id, rewards: 'cancel' });
    return items.length === 0;
  }, 'no lead has the address');
  expect(await placesOf(['atonce@example.com', 'Atoncia'])).toEqual([]);
});
