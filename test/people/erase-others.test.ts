import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callErasePerson } from '../../src/people/erasure-store.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps } from '../support/imports.ts';

// What an erasure must leave alone: other people, our codes, keys and numbers.

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  await pair.ok('PUT', `/campaigns/${campaignId}/reward-rules/lead`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 70_000, currency: 'EUR' } },
  });
});
afterAll(() => pair.close());

const erase = (body: object) => pair.api('POST', '/people/erasures', { dry_run: false, ...body });
const join = async (person: object): Promise<string> => {
  const { body } = await pair.api('POST', '/leads', { campaign_id: campaignId, referral_code: code, ...person });
  await until(async () => {
    const { items } = await pair.ok('GET', `/deliveries?subject_id=${body.id}`);
    return items.length > 0 && items.every(({ state }: any) => state !== 'Planned' && state !== 'Sending');
  }, 'the deliveries of the person are sent');
  return body.id;
};
/** All that is kept of a lead, but for times. */
const textsOf = async (leadId: string): Promise<string> => {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ', type, actor, evidence) as text from goodword.events where lead_id = ${leadId}
    union all select concat_ws(' ', d.planned, d.written, d.outcome, a.calls, a.outcome)
    from goodword.deliveries d left join goodword.delivery_attempts a using (workspace_id, delivery_id)
    where d.subject_id = ${leadId}
    union all select attributes::text from goodword.crm_snapshots
    where contact_id in (select contact_id from goodword.crm_contacts where subject_id = ${leadId})
    union all select concat_ws(' ', cancel_reason, state, amount_minor) from goodword.rewards where lead_id = ${leadId}
    order by 1`.execute(pair.app.db);
  return rows.map(({ text }) => text).join('\n');
};

it.each([
  ['Null', '70000'],
  ['true', '12345'],
  ['123', '+1 555 70000'],
  ['Email', ''],
  ['State', ''],
  ['Due', ''],
  ['Lead', ''],
  ['Pending', '2026'],
])('a person with the name %s and the phone %s is erased; states, amounts and keys stay', async (name, phone) => {
  const address = `named.${name.toLowerCase()}@example.com`;
  const id = await join({ email: address, first_name: name, last_name: name, phone, company: name });
  await pair.ok('POST', `/leads/${id}/qualify`);
  expect(await erase({ lead_id: id, rewards: 'keep' })).toMatchObject({ status: 200 });
  const { rows } = await sql<{ type: string; evidence: any }>`
    select type, evidence from goodword.events where lead_id = ${id} order by position`.execute(pair.app.db);
  expect(rows.find(({ type }) => type === 'lead.qualified')!.evidence).toMatchObject({
    by: 'hand',
    from_state: 'Pending',
    to_state: 'Qualified',
  });
  const created = rows.filter(({ type }) => type === 'reward.created').map(({ evidence }) => evidence);
  expect(created).toContainEqual(
    expect.objectContaining({ recipient: 'lead', state: 'Due', amount_minor: 70_000, currency: 'EUR' }),
  );
  expect((await pair.timelineOf(id)).length).toBeGreaterThan(3);
});

it('a former address that is another person’s today stays theirs', async () => {
  const one = await join({ email: 'typing.error@example.com', first_name: 'Terence' });
  await pair.ok('PATCH', `/leads/${one}`, { email: 'typed.right@example.com' });
  const other = await join({ email: 'typing.error@example.com', first_name: 'Theodora' });
  const before = await textsOf(other);
  expect(before).toContain('typing.error@example.com');
  const { body } = await erase({ lead_id: one });
  expect(await textsOf(other)).toBe(before);
  expect(await pair.leadOf(other)).toMatchObject({ email: 'typing.error@example.com', first_name: 'Theodora' });
  expect(await textsOf(one)).not.toMatch(/typing\.error@|typed\.right@|Terence/);
  expect(await pair.ok('GET', `/people/erasures/${body.erasure_id}`)).toMatchObject({ addresses_of_others: 1 });
});

it('a notification about another contact that mentions the address waits as before, without it', async () => {
  const id = await join({ email: 'mentioned@example.com', first_name: 'Mentia' });
  const { contact_id: contactId } = await pair.deliveryOf(id);
  const connection = (await pair.ok('GET', '/connections')).items[0].id;
  const soon = new Date(Date.now() + 3_600_000);
  const store = (notification: string, item: object) =>
    pair.app.db
      .insertInto('notifications')
      .values({
        workspace_id: pair.workspaceId,
        app_id: 'prac7ice',
        notification_id: notification,
        connection_id: connection,
        topic: 'contact.user.updated',
        body: JSON.stringify({ type: 'notification_event', data: { item } }),
        received_at: new Date(),
        next_attempt_at: soon,
      })
      .execute();
  await store('theirs', { type: 'contact', id: contactId, email: 'mentioned@example.com' });
  const custom = { 'Referred by': 'mentioned@example.com', Note: `see ${contactId}, Mentia`, seats: 5, plan: null };
  await store('another', { type: 'contact', id: 'c0ffee', email: 'other@example.com', custom_attributes: custom });
  expect(await erase({ lead_id: id })).toMatchObject({ status: 200 });
  const rows = await pair.app.db
    .selectFrom('notifications')
    .select(['notification_id', 'body', 'handled_at', 'outcome'])
    .where('notification_id', 'in', ['theirs', 'another'])
    .orderBy('notification_id')
    .execute();
  expect(rows[0]).toMatchObject({ notification_id: 'another', handled_at: null, outcome: null });
  expect(JSON.parse(rows[0]!.body!).data.item).toEqual({
    type: 'contact',
    id: 'c0ffee',
    email: 'other@example.com',
    custom_attributes: { 'Referred by': '[erased]', Note: `see ${contactId}, [erased]`, seats: 5, plan: null },
  });
  expect(rows[1]).toMatchObject({ body: null, outcome: 'the person was erased' });
});

it('the reason why a lead is not qualified goes in all places, as a teammate may write anything there', async () => {
  const id = await join({ email: 'reasoned@example.com', first_name: 'Reza' });
  await pair.ok('POST', `/leads/${id}/qualify`);
  await pair.ok('POST', `/leads/${id}/unqualify`, { reason: 'Brother of the barber' });
  expect(await textsOf(id)).toContain('barber');
  expect(await erase({ lead_id: id })).toMatchObject({ status: 200 });
  expect(await textsOf(id)).not.toContain('barber');
  const { items } = await pair.ok('GET', `/rewards?lead_id=${id}`);
  for (const one of items) expect(one).toMatchObject({ state: 'Cancelled', cancelled: { reason: '[erased]' } });
});

it('by another spelling of the address no second reward is earned', async () => {
  const first = await join({ email: 'twice.over@gmail.com' });
  await pair.ok('POST', `/leads/${first}/qualify`);
  await erase({ lead_id: first, rewards: 'keep' });
  const second = await join({ email: 'TwiceOver+again@googlemail.com' });
  await pair.ok('POST', `/leads/${second}/qualify`);
  expect((await pair.ok('GET', `/rewards?lead_id=${second}`)).items).toEqual([]);
});

it('a row of another person in an import that was not read yet stays, without the address', async () => {
  const lead = await join({ email: 'on.file@example.com', first_name: 'Onfilia' });
  const { id } = await importSteps(pair).draft(campaignId, { source: 'csv' });
  const form = new FormData();
  const lines = [
    'Email,Name,Brought by',
    'on.file@example.com,Onfilia,',
    'brought@example.com,Brenda,on.file@example.com',
  ];
  form.set('file', new Blob([lines.join('\n')]), 'people.csv');
  const headers = { cookie: pair.cookie, origin: pair.url };
  await fetch(`${pair.url}/api/v1/imports/${id}/file`, { method: 'POST', body: form, headers });
  await erase({ lead_id: lead });
  const { rows } = await sql<{ text: string | null }>`
    select fields::text as text from goodword.import_rows where import_id = ${id} order by line`.execute(pair.app.db);
  expect(rows.map(({ text }) => text).filter((text) => !text?.includes('Brought by'))).toEqual([
    null,
    expect.stringMatching(/brought@example\.com.*Brenda.*\[erased\]/),
  ]);
});

it('may take longer than other statements, whose limit holds again afterwards', async () => {
  const holder = await pair.app.db.startTransaction().execute();
  await sql`lock table goodword.stale_referrers in access exclusive mode`.execute(holder);
  const texts = { patterns: ['x'], texts: ['x'] };
  const limit = await pair.app.db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = '300ms'`.execute(trx);
    const erasing = callErasePerson(trx, {
      workspaceId: pair.workspaceId,
      erasureId: randomUUID(),
      leadIds: [],
      referrerIds: [],
      emailKeys: [],
      anywhere: texts,
      nearby: texts,
      own: texts,
      newCodes: {},
      addressKey: '',
      mailboxKey: '',
      actor: { kind: 'system', name: 'Test' } as never,
      details: {},
      at: new Date(),
    }).then(
      () => null,
      (error: Error) => error.message,
    );
    await until(async () => {
      const { rows } = await sql`
        select from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%goodword.erase_person%' and clock_timestamp() - query_start > interval '0.6 s'`.execute(
        pair.app.db,
      );
      return rows.length > 0;
    }, 'the erasure has waited for longer than the limit').finally(() => holder.rollback().execute());
    expect(await erasing).toBeNull();
    return (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(trx)).rows[0]!.statement_timeout;
  });
  expect(limit).toBe('300ms');
});

it('the functions that work as the owner search no schemas, and not everyone may call them', async () => {
  const { rows } = await sql<{ name: string; config: string; may: boolean }>`
    select proname as name, array_to_string(proconfig, ',') as config, exists (
      select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as may
    from pg_proc where pronamespace = 'goodword'::regnamespace and prosecdef order by 1`.execute(pair.app.db);
  expect(rows).toEqual(
    ['apply_retention', 'erase_person', 'forget_contact'].map((name) => ({
      name,
      config: 'search_path=""',
      may: false,
    })),
  );
});
