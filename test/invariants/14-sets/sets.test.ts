import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { observeContacts } from '../../../src/integration/contacts/observe.ts';
import { getConnectionById } from '../../../src/integration/connections/find-connection.ts';
import type { Connection } from '../../../src/integration/connections/connection.ts';
import { planPushes } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import type { CrmContact } from '../../../src/integration/provider/crm-contact.ts';
import type { Reading } from '../../../src/integration/contacts/reading.ts';
import { joinAsLeads, type Joining } from '../../../src/leads/join-as-leads.ts';
import { correctReferrer } from '../../../src/leads/correct-referrer.ts';
import { qualifyLeads } from '../../../src/leads/qualify-leads.ts';
import { joinAsReferrers } from '../../../src/referrers/join-as-referrers.ts';
import type { Database, Transaction } from '../../../src/database/database.ts';
import { systemActor } from '../../../src/history/system-actor.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { atOnce } from '../../support/at-once.ts';
import { statementsOf } from '../../support/count-statements.ts';

// What is done for 200 takes as many statements as what is done for 2: the same steps with both, compared.

const few = 2;
const many = 200;

let pair: Pair;
let db: Database;
let connection: Connection;
let campaignId: string;
let code: string;
let referrerId: string;

beforeAll(async () => {
  // without workers: what is planned stays as it was planned
  pair = await startPair({ webhooks: false, roles: { serve: true, work: false } });
  ({ campaignId, code, referrerId } = await pair.campaign());
  db = pair.crm.db;
  const { apps } = (await pair.intercom.control('GET', 'apps')).body;
  const scopes = [...apps[0].scopes, 'write_events', 'read_events'];
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { scopes });
  await pair.connect(campaignId);
  const [{ id }] = (await pair.ok('GET', '/connections')).items;
  connection = await getConnectionById(db, pair.workspaceId, id);
  const attribute = { name: 'goodword_referrals', data_type: 'integer', model: 'contact' };
  await pair.intercom.call('POST', '/data_attributes', attribute);
  await pair.saveLeadsTab(campaignId, { events: true });
  await pair.ok('PUT', `/campaigns/${campaignId}/integrations/intercom/referrers`, {
    action: 'create_user',
    mapping: [email, firstName],
    duplicates: 'update',
    qualification: null,
    events: true,
    return_fields: {
      referral_link: null,
      referrals_count: 'custom_attributes.goodword_referrals',
      converted_referrals_count: null,
    },
  });
});
afterAll(() => pair.close());

const upTo = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));
const address = (count: number, index: number) => `of${count}-friend${index}@example.com`;
const inTransaction = <Value>(act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);

/** Does something for few and for many. @returns what came of the many */
async function expectSet<Value>(act: (trx: Transaction, count: number) => Promise<Value>): Promise<Value> {
  const ofFew = await statementsOf(() => inTransaction((trx) => act(trx, few)));
  let result: Value | undefined;
  const ofMany = await statementsOf(async () => void (result = await inTransaction((trx) => act(trx, many))));
  expect(ofMany.length, ofMany.join('\n\n')).toBeLessThanOrEqual(ofFew.length);
  expect(ofMany.length).toBeGreaterThan(2);
  return result as Value;
}

const join = (trx: Transaction, friends: { code: string; email: string; firstName?: string }[]): Promise<Joining[]> =>
  joinAsLeads(
    pair.crm,
    trx,
    { workspaceId: pair.workspaceId, campaignId },
    friends.map((friend) => ({ firstName: 'Ben', ...friend, source: 'API', actor: systemActor })),
  );

const leads = () =>
  db.selectFrom('leads').selectAll().where('email', 'like', `of${many}-%`).orderBy('lead_id').execute();
const eventsOf = async (leadId: string) => {
  const rows = await db.selectFrom('events').select('type').where('lead_id', '=', leadId).orderBy('position').execute();
  return rows.map(({ type }) => type);
};
const deliveriesOf = (subjectId: string) =>
  db.selectFrom('deliveries').selectAll().where('subject_id', '=', subjectId).orderBy('delivery_id').execute();
const jobsFor = async (deliveryIds: string[]) => {
  const { rows } = await sql<{ data: { deliveryId: string } }>`
    select data from goodword_jobs.job where name = 'deliver-to-crm' and data ->> 'deliveryId' = any(${deliveryIds}::text[])`.execute(
    db,
  );
  return rows.map(({ data }) => data.deliveryId);
};

const signedUp = { 'custom_attributes.Signed up': 'Yes' };

/** What a contact of each lead shows. @param values by full name */
const readings = (count: number, attributes: CrmContact['attributes'], more: Partial<CrmContact> = {}): Reading[] => {
  const readAt = new Date();
  return upTo(count, (index) => {
    const id = `contact-of${count}-${index}`;
    const known = { kind: 'user' as const, createdAt: null, updatedAt: readAt, readAt };
    return { contact: { id, email: address(count, index), attributes, ...known, ...more }, source: 'polling' };
  });
};

it('referrers join, each with a link, an event and a delivery', async () => {
  const enrolled = await expectSet((trx, count) =>
    joinAsReferrers(
      pair.crm,
      trx,
      upTo(count, (index) => ({ email: `of${count}-referrer${index}@example.com`, firstName: 'Rita' })),
      { workspaceId: pair.workspaceId, campaignId, source: 'API', actor: systemActor },
    ),
  );
  expect(new Set(enrolled.map(({ link }) => link.code)).size).toBe(many);
  const last = await deliveriesOf(enrolled.at(-1)!.referrer.referrer_id);
  expect(last).toMatchObject([{ kind: 'push', state: 'Planned', planned: { name: 'Rita' } }]);
  expect(await jobsFor(last.map((row) => row.delivery_id))).toHaveLength(1);
});

it('leads join, each with its delivery, its data event behind that, and one mark for their referrer', async () => {
  const marks = () => db.selectFrom('stale_referrers').selectAll().where('referrer_id', '=', referrerId).execute();
  const before = (await marks()).length;
  const joinings = await expectSet((trx, count) =>
    join(
      trx,
      upTo(count, (index) => ({ code, email: address(count, index) })),
    ),
  );
  expect(joinings.every((one) => one.joined && one.isNew)).toBe(true);
  expect(await marks()).toHaveLength(before + 2);
  for (const { lead_id: leadId } of [(await leads())[0]!, (await leads()).at(-1)!]) {
    expect(await eventsOf(leadId)).toEqual(['lead.joined', 'delivery.planned']);
    const [push, event] = await deliveriesOf(leadId);
    expect(push).toMatchObject({ kind: 'push', cause: 'joined', state: 'Planned' });
    expect(event).toMatchObject({ kind: 'event', cause: 'event:referral-joined', state: 'Waiting' });
    expect(await jobsFor([push!.delivery_id, event!.delivery_id])).toEqual([push!.delivery_id]);
  }
});

it('friends who join again by another link stay with their first referrer, and that is recorded once', async () => {
  const other = await pair.ok('POST', '/referrers', {
    campaign_id: campaignId,
    email: 'cleo@example.com',
    first_name: 'Cleo',
  });
  const again = await expectSet((trx, count) =>
    join(
      trx,
      upTo(count, (index) => ({ code: other.code.toLowerCase(), email: address(count, index).toUpperCase() })),
    ),
  );
  const [first] = await leads();
  expect(again[0]).toMatchObject({
    joined: true,
    isNew: false,
    lead: { lead_id: first!.lead_id, referrer_id: referrerId },
  });
  await inTransaction((trx) => join(trx, [{ code: other.code, email: address(many, 0) }]));
  expect((await eventsOf(first!.lead_id)).filter((type) => type === 'lead.referred_again')).toHaveLength(1);
});

it('each of many friends is refused by its own reason, and the others join', async () => {
  const paused = await pair.ok('POST', '/referrers', {
    campaign_id: campaignId,
    email: 'dora@example.com',
    first_name: 'Dora',
  });
  await db
    .updateTable('links')
    .set({ paused_at: new Date(), pause_cause: 'person' })
    .where('code', '=', paused.code)
    .execute();
  const outcomes = await inTransaction((trx) =>
    join(trx, [
      { code: 'NO-CODE', email: 'lost@example.com' },
      { code, email: 'mixed@example.com', firstName: 'First' },
      { code, email: 'ana.referrer@example.com' },
      { code: paused.code, email: 'paused@example.com' },
      { code, email: 'Mixed@example.com', firstName: 'Second' },
    ]),
  );
  expect(outcomes.map((one) => (one.joined ? [one.isNew, one.lead.first_name] : one.refusal.code))).toEqual([
    'unknown_code',
    [true, 'First'],
    'self_referral',
    'link_paused',
    [false, 'First'],
  ]);
});

it('a page of contacts that were never read is linked by address and kept', async () => {
  const decisions = await expectSet((trx, count) =>
    observeContacts(pair.crm, trx, connection, readings(count, { 'custom_attributes.Signed up': 'No' })),
  );
  expect(new Set(decisions)).toEqual(new Set(['waiting']));
  const [first] = await leads();
  expect((await eventsOf(first!.lead_id)).at(-1)).toBe('contact.linked');
});

it('a page of contacts qualifies their leads, each with its reward and its data events', async () => {
  const decisions = await expectSet((trx, count) =>
    observeContacts(pair.crm, trx, connection, readings(count, signedUp)),
  );
  expect(new Set(decisions)).toEqual(new Set(['qualified']));
  const qualified = await leads();
  expect(new Set(qualified.map(({ state }) => state))).toEqual(new Set(['Qualified']));
  const { lead_id: leadId } = qualified.at(-1)!;
  expect((await eventsOf(leadId)).slice(-3)).toEqual(['contact.changed', 'lead.qualified', 'reward.created']);
  const rewards = await db
    .selectFrom('rewards')
    .select('lead_id')
    .where(
      'lead_id',
      'in',
      qualified.map((lead) => lead.lead_id),
    )
    .execute();
  expect(rewards).toHaveLength(many);
  expect(new Set(rewards.map((reward) => reward.lead_id)).size).toBe(many);
  const causes = (await deliveriesOf(referrerId)).map(({ cause }) => cause);
  expect(causes).toContain(`event:referral-qualified:${leadId}`);
  expect((await deliveriesOf(leadId)).map(({ cause }) => cause)).toContain('event:referral-qualified');
});

it('the rewards of a referrer who gets another address are put up for review, each with its event', async () => {
  const { workspaceId } = pair;
  const payees = new Map<number, string>();
  for (const count of [few, many]) {
    const payee = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: `payee${count}@example.com` });
    payees.set(count, payee.id);
    await inTransaction(async (trx) => {
      const friends = upTo(count, (index) => ({ code: payee.code, email: `paid-${address(count, index)}` }));
      const joinings = await join(trx, friends);
      const leadIds = joinings.flatMap((one) => (one.joined ? one.lead.lead_id : []));
      const by = { actor: systemActor, evidence: {}, ruleVersion: null };
      await qualifyLeads(
        pair.crm,
        trx,
        workspaceId,
        leadIds.map((leadId) => ({ leadId, ...by })),
      );
    });
  }
  await expectSet((trx, count) => {
    const key = { workspaceId, referrerId: payees.get(count)! };
    return correctReferrer(pair.crm, trx, key, { email: `other${count}@example.com` }, { actor: systemActor });
  });
  const rewards = await db
    .selectFrom('rewards')
    .select(['state', 'reward_id'])
    .where('recipient_id', '=', payees.get(many)!)
    .execute();
  expect(rewards.map(({ state }) => state)).toEqual(upTo(many, () => 'Needs review'));
  const reviewed = await db
    .selectFrom('events')
    .select('reward_id')
    .where('type', '=', 'reward.review_needed')
    .where(
      'reward_id',
      'in',
      rewards.map((reward) => reward.reward_id),
    )
    .execute();
  expect(reviewed).toHaveLength(many);
});

it('a page of leads that their contacts do not qualify is declined, once for each', async () => {
  await expectSet((trx, count) =>
    join(
      trx,
      upTo(count, (index) => ({ code, email: `late-${address(count, index)}` })),
    ),
  );
  const before = new Date(Date.now() - 86_400_000);
  const atTarget = (count: number) =>
    readings(count, signedUp, { createdAt: before, updatedAt: before }).map((reading, index): Reading => ({
      ...reading,
      contact: { ...reading.contact, id: `late-${count}-${index}`, email: `late-${address(count, index)}` },
    }));
  await expectSet((trx, count) => observeContacts(pair.crm, trx, connection, atTarget(count)));
  await inTransaction((trx) => observeContacts(pair.crm, trx, connection, atTarget(few)));
  const late = await db.selectFrom('leads').select('lead_id').where('email', 'like', 'late-%').execute();
  const declined = await db
    .selectFrom('events')
    .select('lead_id')
    .where('type', '=', 'lead.qualification_declined')
    .where(
      'lead_id',
      'in',
      late.map((lead) => lead.lead_id),
    )
    .execute();
  expect(declined).toHaveLength(few + many);
});

it('a lead that qualifies by one of two contacts is not declined for the other', async () => {
  const friend = 'two-contacts@example.com';
  const [joining] = await inTransaction((trx) => join(trx, [{ code, email: friend }]));
  const before = new Date(Date.now() - 86_400_000);
  const [reading] = readings(1, signedUp);
  const of = (id: string, more: Partial<CrmContact>): Reading => ({
    ...reading!,
    contact: { ...reading!.contact, id, email: friend, ...more },
  });
  const page = [of('two-old', { createdAt: before, updatedAt: before }), of('two-new', { createdAt: new Date() })];
  await inTransaction((trx) => observeContacts(pair.crm, trx, connection, page));
  const types = await eventsOf(joining!.joined ? joining!.lead.lead_id : '');
  expect(types).toContain('lead.qualified');
  expect(types).not.toContain('lead.qualification_declined');
});

it('a page of contacts that were archived, and one that were merged, is noted in the timelines', async () => {
  const [first] = await leads();
  await expectSet((trx, count) =>
    observeContacts(pair.crm, trx, connection, readings(count, signedUp, { archived: true })),
  );
  expect((await eventsOf(first!.lead_id)).at(-1)).toBe('contact.state_changed');
  await expectSet((trx, count) =>
    observeContacts(
      pair.crm,
      trx,
      connection,
      readings(count, signedUp).map(({ contact, source }) => ({
        contact: { ...contact, id: `merged-${contact.id}`, email: null },
        source,
        askedFor: contact.id,
      })),
    ),
  );
  const links = await db
    .selectFrom('crm_contacts')
    .select(['contact_id', 'state', 'merged_into'])
    .where('subject_id', '=', first!.lead_id)
    .orderBy('contact_id')
    .execute();
  const contactId = links[0]!.contact_id;
  expect(links).toEqual([
    { contact_id: contactId, state: 'merged', merged_into: `merged-${contactId}` },
    { contact_id: `merged-${contactId}`, state: 'active', merged_into: null },
  ]);
});

it('deliveries of many people are planned, each person once for a cause', async () => {
  const of = async (count: number) =>
    (await db.selectFrom('leads').select('lead_id').limit(count).execute()).map((row) => row.lead_id);
  const ids = new Map([
    [few, await of(few)],
    [many, await of(many)],
  ]);
  const plan = (trx: Transaction, count: number, cause: string) =>
    planPushes(
      pair.crm,
      trx,
      pair.workspaceId,
      ids.get(count)!.map((subjectId) => ({ campaignId, person: { subject: 'lead', subjectId }, cause })),
    );
  const plannings = await expectSet((trx, count) => plan(trx, count, `test:${count}`));
  expect(plannings.every(({ planned }) => planned)).toBe(true);
  const again = await inTransaction((trx) => plan(trx, many, `test:${many}`));
  expect(again).toEqual(upTo(many, () => ({ planned: false, why: 'planned_before' })));
});

it('sets of the same people that come at once in other orders make one lead and one reward of each', async () => {
  const friends = upTo(300, (index) => ({ code, email: `at-once-${address(few, index)}` }));
  const inTurn = <Item>(items: readonly Item[], turn: number) => (turn % 2 === 0 ? items : items.toReversed());
  const joinings = await atOnce(6, (turn) => inTransaction((trx) => join(trx, [...inTurn(friends, turn)])));
  expect(joinings.flat().filter((one) => one.joined && one.isNew)).toHaveLength(friends.length);

  const readAt = new Date();
  const page = (attributes: CrmContact['attributes']) =>
    friends.map(({ email: friend }): Reading => {
      const known = { kind: 'user' as const, createdAt: null, updatedAt: readAt, readAt };
      return { contact: { id: `contact-of-${friend}`, email: friend, attributes, ...known }, source: 'polling' };
    });
  await inTransaction((trx) =>
    observeContacts(pair.crm, trx, connection, page({ 'custom_attributes.Signed up': 'No' })),
  );
  const decisions = await atOnce(6, (turn) =>
    inTransaction((trx) => observeContacts(pair.crm, trx, connection, inTurn(page(signedUp), turn))),
  );
  expect(decisions.flat().filter((decision) => decision === 'qualified')).toHaveLength(friends.length);
  const rewards = await db
    .selectFrom('rewards')
    .innerJoin('leads', 'leads.lead_id', 'rewards.lead_id')
    .select('rewards.lead_id')
    .where('leads.email', 'like', 'at-once-%')
    .execute();
  expect(new Set(rewards.map((reward) => reward.lead_id)).size).toBe(friends.length);
  expect(rewards).toHaveLength(friends.length);
});
