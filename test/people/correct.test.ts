import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';

let pair: Pair;
let sink: MailSink;
let campaignId: string;
let code: string;
let referrerId: string;

beforeAll(async () => {
  sink = await startMailSink();
  pair = await startPair({ mail: { smtpUrl: sink.smtpUrl, from: 'Goodword <goodword@example.com>' } });
  ({ campaignId, code, referrerId } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});
afterAll(async () => {
  await pair.close();
  await sink.close();
});
afterEach(async () => {
  await pair.intercom.control('DELETE', 'fault');
});

const patch = (path: string, body: object) => pair.api('PATCH', path, body);
const contact = async (id: string) => (await pair.intercom.call('GET', `/contacts/${id}`)).body;
const pushesOf = async (id: string) =>
  (await pair.ok('GET', `/deliveries?subject_id=${id}`)).items.filter((one: any) => one.kind === 'push');
const join = (email: string, firstName?: string) => pair.joinAsLead(campaignId, code, email, firstName);

it('a corrected lead is the same contact in Intercom, with the new details, and the timeline says what changed', async () => {
  const leadId = await join('corected@example.com', 'Bne');
  const { contact_id: contactId } = await pair.delivered(leadId);
  const preview = await pair.ok('POST', `/leads/${leadId}/preview`, {
    email: 'corrected@example.com',
    first_name: ' Ben​ ',
  });
  expect(preview).toMatchObject({ changed: true, hold: null, rewards_to_review: 0, old_address: 'not_needed' });
  expect(preview.crm).toMatchObject({ sends: true, retried: 0, message: null });
  expect(preview.crm.preview.contact.id).toBe(contactId);
  expect(preview.crm.preview.rows.filter(({ effect }: any) => effect !== 'same')).toMatchObject([
    { attribute: 'email', old: 'corected@example.com', value: 'corrected@example.com', effect: 'written' },
    { attribute: 'name', old: 'Bne', value: 'Ben', effect: 'written' },
  ]);
  expect(await pair.leadOf(leadId)).toMatchObject({ email: 'corected@example.com', first_name: 'Bne' });
  expect(await pushesOf(leadId)).toHaveLength(1);

  const saved = await pair.ok('PATCH', `/leads/${leadId}`, { email: 'corrected@example.com', first_name: ' Ben​ ' });
  expect(saved).toMatchObject({ email: 'corrected@example.com', first_name: 'Ben', state: 'Pending' });
  await until(async () => (await contact(contactId)).email === 'corrected@example.com', 'the contact is corrected');
  expect(await contact(contactId)).toMatchObject({ name: 'Ben' });
  expect(await pair.timelineOf(leadId)).toContainEqual(
    expect.objectContaining({
      title: 'Details corrected',
      detail: 'Email: corected@example.com → corrected@example.com · First name: Bne → Ben',
    }),
  );
  // the old address is free again, and is another lead
  expect(await join('corected@example.com')).not.toBe(leadId);
});

it('the same details again change nothing and are not sent again', async () => {
  const leadId = await join('same@example.com');
  await pair.delivered(leadId);
  const again = await patch(`/leads/${leadId}`, { email: 'same@example.com', first_name: 'Ben', revision: 'old' });
  expect(again.status).toBe(200);
  expect(await pushesOf(leadId)).toHaveLength(1);
});

it('a change made from details that were changed meanwhile is refused', async () => {
  const leadId = await join('meanwhile@example.com');
  const { revision } = await pair.leadOf(leadId);
  expect((await patch(`/leads/${leadId}`, { first_name: 'First', revision })).status).toBe(200);
  const second = await patch(`/leads/${leadId}`, { first_name: 'Second', revision });
  expect(second).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
  expect((await pair.leadOf(leadId)).first_name).toBe('First');
});

it('of two corrections to one address at the same moment one is made', async () => {
  const leadIds = await Promise.all(['one@example.com', 'two@example.com'].map((email) => join(email)));
  const answers = await Promise.all(
    leadIds
      .map((id) => patch(`/leads/${id}`, { email: 'both@example.com' }))
      .concat(pair.api('POST', '/leads', { campaign_id: campaignId, referral_code: code, email: 'both@example.com' })),
  );
  const { items } = await pair.ok('GET', `/leads?campaign_id=${campaignId}&search=both@example.com`);
  expect(items).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(1);
  expect(answers.map(({ status }) => status)).not.toContain(500);
});

describe('another address passes the checks of joining', () => {
  it('that of the referrer is refused, by any spelling, and that of another lead, with a link to it', async () => {
    const leadId = await join('checked@example.com');
    const otherId = await join('taken@example.com');
    expect(await patch(`/leads/${leadId}`, { email: 'Ana.Referrer+me@example.com' })).toMatchObject({
      status: 422,
      body: { code: 'self_referral', about: { kind: 'referrer', id: referrerId } },
    });
    expect(await patch(`/leads/${leadId}`, { email: 'Taken@example.com' })).toMatchObject({
      status: 409,
      body: { code: 'email_taken', about: { kind: 'lead', id: otherId, campaign_id: campaignId } },
    });
    expect((await pair.leadOf(leadId)).email).toBe('checked@example.com');
  });

  it('a lead with another spelling of a lead’s address goes On hold', async () => {
    await join('mailbox@example.com');
    const leadId = await join('elsewhere@example.com');
    const body = { email: 'mailbox+2@example.com' };
    expect((await pair.ok('POST', `/leads/${leadId}/preview`, body)).hold).toContain('same mailbox');
    await pair.ok('PATCH', `/leads/${leadId}`, body);
    expect(await pair.leadOf(leadId)).toMatchObject({ state: 'On hold', hold: { reason: 'same_mailbox' } });
  });

  it('another spelling of its own address is no other lead', async () => {
    const leadId = await join('own+tag@example.com');
    await pair.ok('PATCH', `/leads/${leadId}`, { email: 'own@example.com' });
    expect(await pair.leadOf(leadId)).toMatchObject({ state: 'Pending', email: 'own@example.com' });
  });

  it('a referrer gets neither the address of another referrer nor that of a lead of theirs', async () => {
    const other = await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: 'rex@example.com' });
    const leadId = await join('herfriend@example.com');
    expect(await patch(`/referrers/${referrerId}`, { email: 'REX@example.com' })).toMatchObject({
      status: 409,
      body: { code: 'email_taken', about: { kind: 'referrer', id: other.id } },
    });
    expect(await patch(`/referrers/${referrerId}`, { email: 'herfriend+1@example.com' })).toMatchObject({
      status: 422,
      body: { code: 'self_referral', about: { kind: 'lead', id: leadId } },
    });
  });
});

it('rewards that wait need a teammate’s look, and the old address is told without the new one', async () => {
  const leadId = await join('paid@example.com');
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  const reward = async () => (await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items[0];
  expect((await reward()).state).toBe('Due');
  // names and phones pay no one else
  await pair.ok('PATCH', `/leads/${leadId}`, { first_name: 'Benjamin', phone: '+43 1 234' });
  expect((await reward()).state).toBe('Due');
  const body = { email: 'paid.elsewhere@example.net' };
  expect(await pair.ok('POST', `/leads/${leadId}/preview`, body)).toMatchObject({
    rewards_to_review: 1,
    old_address: 'told',
  });
  expect((await reward()).state).toBe('Due');
  await pair.ok('PATCH', `/leads/${leadId}`, body);
  expect(await reward()).toMatchObject({
    state: 'Needs review',
    review: expect.stringContaining('was changed'),
    actions: { issue: { allowed: false }, confirm: { allowed: true } },
  });
  const { id } = await reward();
  expect(await pair.api('POST', `/rewards/${id}/issue`)).toMatchObject({ status: 409, body: { code: 'illegal_move' } });
  const mail = await until(async () => sink.mails.find(({ to }) => to.join().includes('paid@example.com')), 'the mail');
  expect(mail.source).not.toContain('paid.elsewhere');
  expect(mail.source).toContain('was changed');
  await pair.ok('POST', `/rewards/${id}/confirm`);
  expect((await reward()).state).toBe('Due');
  await pair.ok('POST', `/rewards/${id}/issue`);
  expect((await pair.timelineOf(leadId)).map(({ title }: any) => title)).toEqual(
    expect.arrayContaining(['Reward needs review', 'Reward confirmed', 'Reward Issued']),
  );
});

it('the reward of a referrer waits as well when the referrer gets another address', async () => {
  const { id, code: own } = await pair.ok('POST', '/referrers', {
    campaign_id: campaignId,
    email: 'payee@example.com',
  });
  const leadId = await pair.joinAsLead(campaignId, own, 'friend-of-payee@example.com');
  await pair.ok('POST', `/leads/${leadId}/qualify`);
  await pair.ok('PATCH', `/referrers/${id}`, { email: 'thief@example.net' });
  expect((await pair.ok('GET', `/rewards?lead_id=${leadId}`)).items).toMatchObject([{ state: 'Needs review' }]);
  const { items } = await pair.ok('GET', `/referrers/${id}/timeline`);
  expect(items.at(-1)).toMatchObject({
    title: 'Details corrected',
    detail: 'Email: payee@example.com → thief@example.net',
  });
});

it('what failed goes again with the corrected details', async () => {
  await pair.intercom.control('POST', 'fault', { path: '/contacts', method: 'POST', kind: 'status', status: 422 });
  const leadId = await join('refused@example.com');
  await pair.delivered(leadId, 'Failed');
  expect((await pair.ok('POST', `/leads/${leadId}/preview`, { first_name: 'Bea' })).crm.retried).toBe(1);
  await pair.intercom.control('DELETE', 'fault');
  await pair.ok('PATCH', `/leads/${leadId}`, { first_name: 'Bea' });
  const { contact_id: contactId } = await pair.delivered(leadId);
  expect(await contact(contactId)).toMatchObject({ email: 'refused@example.com', name: 'Bea' });
});

it('who was never sent to Intercom is not sent by a correction', async () => {
  const preview = await pair.ok('POST', `/referrers/${referrerId}/preview`, { first_name: 'Anna' });
  expect(preview.crm).toMatchObject({ sends: false, preview: null, message: expect.stringContaining('Not sent') });
  await pair.ok('PATCH', `/referrers/${referrerId}`, { first_name: 'Anna' });
  expect(await pushesOf(referrerId)).toEqual([]);
});

describe('an erased person stays erased', () => {
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_catalog.pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(pair.app.db);
    return rows[0]!.count;
  };
  const details = { email: 'back@erased.example.com', first_name: 'Back' };
  const people = {
    leads: (address: string) => join(address),
    referrers: async (address: string) =>
      (await pair.ok('POST', '/referrers', { campaign_id: campaignId, email: address })).id as string,
  };

  it.each(['leads', 'referrers'] as const)('when %s are corrected while they are erased', async (kind) => {
    const id = await people[kind](`${kind}@erased.example.com`);
    if (kind === 'leads') await pair.delivered(id);
    const key = kind === 'leads' ? 'lead_id' : 'referrer_id';
    const [erasure, correction] = await pair.app.db.transaction().execute(async (trx) => {
      await sql`select from ${sql.table(`goodword.${kind}`)} where ${sql.ref(key)} = ${id} for update`.execute(trx);
      const erasing = pair.api('POST', '/people/erasures', { [key]: id, dry_run: false });
      await until(async () => (await waiting()) === 1, 'the erasure waits for the row');
      const correcting = patch(`/${kind}/${id}`, details);
      await until(async () => (await waiting()) === 2, 'the correction waits for the row');
      return [erasing, correcting];
    });
    expect(await erasure).toMatchObject({ status: 200 });
    expect(await correction).toMatchObject({ status: 409, body: { code: 'illegal_move' } });
    expect(await pair.ok('GET', `/${kind}/${id}`)).toMatchObject({ email: '', first_name: '' });
    const row = sql`update ${sql.table(`goodword.${kind}`)} set email = 'back@erased.example.com' where ${sql.ref(key)} = ${id}`;
    await expect(row.execute(pair.app.db)).rejects.toThrow(`${kind}_erased_check`);
  });
});
