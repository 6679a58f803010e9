import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';

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
