import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { topics: ['contact.archived'] });
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const plain = {
  action: 'create_user',
  mapping: [email, firstName],
  duplicates: 'update',
  qualification: { method: 'none', property: null, target: null },
};
const fixed = (from: string, name: string, policy = 'always') => ({
  type: 'fixed',
  from,
  to: `custom_attributes.${name}`,
  policy,
});

async function preview(settings: Record<string, unknown>, personId: string | null = null, tab = 'leads') {
  const path = `/campaigns/${campaignId}/integrations/intercom/${tab}/preview`;
  return pair.api('POST', path, { settings: { ...plain, ...settings }, person_id: personId });
}
const rowsOf = (body: any) =>
  Object.fromEntries(body.rows.map((row: any) => [row.label, [row.old_text, row.value_text, row.effect]]));
/** Every call that the practice Intercom got and that could have written something. */
const writesSeen = async () =>
  ((await pair.intercom.control('GET', 'requests?limit=5000')).body.requests as any[]).filter(
    ({ method, path }) => method !== 'GET' && !path.endsWith('/search'),
  ).length;
const contact = async (role: string, address: string, more: Record<string, unknown> = {}) =>
  (await pair.intercom.call('POST', '/contacts', { role, email: address, ...more })).body;

/** A lead that nothing was sent for. */
async function unsentLead(address: string, more: Record<string, unknown> = {}): Promise<string> {
  await pair.saveLeadsTab(campaignId, { action: 'nothing' });
  const lead = { campaign_id: campaignId, referral_code: code, email: address, first_name: 'Ben', ...more };
  return (await pair.api('POST', '/leads', lead)).body.id;
}

describe('the preview of a lead', () => {
  it('says that a contact would be created, with every value, and writes nothing', async () => {
    const leadId = await unsentLead('new@example.com', { company: 'Ada & Co' });
    const before = await writesSeen();
    const mark = { tag: 'Referred', note: true, company: true };
    const { status, body } = await preview({ mapping: [email, firstName, fixed('12', 'Seats')], mark, events: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      person: { id: leadId, email: 'new@example.com' },
      outcome: 'created',
      message: 'A new user would be created in Intercom.',
      contact: null,
      mark: { tag: 'Referred', company: 'Ada & Co', note: expect.stringContaining(`/leads/${leadId}`) },
      events: [{ name: 'referral-joined', metadata: { referral_code: code, referee_first_name: 'Ben' } }],
    });
    expect(rowsOf(body)).toMatchObject({
      Email: ['empty', 'new@example.com', 'written'],
      Name: ['empty', 'Ben', 'written'],
      Seats: ['empty', '12', 'written'],
      goodword_referred_by: ['empty', code, 'written'],
      goodword_id: ['empty', leadId, 'written'],
    });
    expect(await writesSeen()).toBe(before);
  });

  it('shows old beside new and what each policy does, and the push then does exactly that', async () => {
    const leadId = await unsentLead('policies@example.com');
    const there = await contact('user', 'policies@example.com', {
      name: 'Benjamin',
      custom_attributes: { Plan: 'Team', Seats: 3 },
    });
    const settings = {
      mapping: [
        email,
        { ...firstName, policy: 'only_if_empty' },
        fixed('Scale', 'Plan'),
        fixed('9', 'Seats', 'only_when_created'),
      ],
    };
    const { body } = await preview(settings, leadId);
    expect(body).toMatchObject({ outcome: 'updated', contact: { id: there.id, kind: 'user', name: 'Benjamin' } });
    expect(body.choice).toContain('user with the person’s e-mail address');
    expect(rowsOf(body)).toMatchObject({
      Email: ['policies@example.com', 'policies@example.com', 'same'],
      Name: ['Benjamin', 'Ben', 'kept_filled'],
      Plan: ['Team', 'Scale', 'written'],
      Seats: ['3', '9', 'kept_existing'],
    });

    await pair.saveLeadsTab(campaignId, { ...plain, ...settings });
    const twin = await contact('user', 'policies-2@example.com', {
      name: 'Bee',
      custom_attributes: { Plan: 'Team', Seats: 3 },
    });
    const other = await pair.joinAsLead(campaignId, code, 'policies-2@example.com');
    await pair.delivered(other);
    expect((await pair.intercom.call('GET', `/contacts/${twin.id}`)).body).toMatchObject({
      name: 'Bee',
      custom_attributes: { Plan: 'Scale', Seats: 3 },
    });
  });

  it('leaves an existing contact alone when the settings say so', async () => {
    const leadId = await unsentLead('alone@example.com');
    await contact('lead', 'alone@example.com', { name: 'Al' });
    const { body } = await preview(
      { action: 'create_lead', duplicates: 'skip', mark: { tag: 'Referred', note: true, company: false } },
      leadId,
    );
    expect(body).toMatchObject({ outcome: 'skipped', mark: { tag: null, note: null } });
    expect(rowsOf(body)).toMatchObject({ Name: ['Al', 'Ben', 'left_alone'] });
  });

  it('says which of several contacts with one address is used, and why', async () => {
    const leadId = await unsentLead('several@example.com');
    const user = await contact('user', 'several@example.com');
    const lead = await contact('lead', 'several@example.com');
    const { body } = await preview({ action: 'create_lead' }, leadId);
    expect(body).toMatchObject({ contact: { id: user.id }, others: [{ id: lead.id, kind: 'lead' }] });
    expect(body.choice).toContain('1 user and 1 lead');
  });

  it('says that an archived contact is taken back into use', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const leadId = await pair.joinAsLead(campaignId, code, 'archived@example.com');
    const { contact_id: contactId } = await pair.delivered(leadId);
    await pair.intercom.call('POST', `/contacts/${contactId}/archive`);
    const settings = { action: 'create_lead', mapping: [email, fixed('Scale', 'Plan')] };
    // Intercom reports it by a notification alone
    const body = await until(async () => {
      const answer = (await preview(settings, leadId)).body;
      return answer.archived && answer;
    }, 'the preview knows that the contact is archived');
    expect(body).toMatchObject({ outcome: 'updated', contact: { id: contactId } });
    expect(body.message).toContain('taken back into use');
    const { body: after } = await pair.intercom.call('GET', `/contacts/${contactId}`);
    expect(after.custom_attributes.Plan ?? null).toBeNull();
  });

  it('marks values that do not fit, and says that they would be left out', async () => {
    const leadId = await unsentLead('misfit@example.com');
    const { body } = await preview({ mapping: [email, fixed('many', 'Seats'), fixed('x', 'Nowhere')] }, leadId);
    expect(body.outcome).toBe('created');
    expect(body.message).toBe('A new user would be created in Intercom. What is marked would be left out.');
    const problems = body.rows.filter(({ effect }: any) => effect === 'problem').map(({ message }: any) => message);
    expect(problems).toEqual([
      expect.stringContaining('“Seats” in Intercom must be a whole number'),
      expect.stringContaining('“Nowhere” does not exist'),
    ]);
  });

  it('reads no contact while there is nothing to action', async () => {
    expect((await preview({ action: 'nothing' })).body).toMatchObject({ outcome: 'nothing', rows: [] });
  });
});

it('shows the return fields of a referrer', async () => {
  const fields = { referral_link: 'custom_attributes.Plan', referrals_count: 'custom_attributes.Seats' };
  const settings = { qualification: null, return_fields: { ...fields, converted_referrals_count: null } };
  const { body } = await preview(settings, null, 'referrers');
  const { link, referrals_count: count } = (await pair.api('GET', `/referrers/${body.person.id}`)).body;
  expect(rowsOf(body)).toMatchObject({ Plan: ['empty', link, 'written'], Seats: ['empty', String(count), 'written'] });
  expect(body.rows.at(-1).message).toBe('return field: kept fresh');
});

it('previews a referrer by the Referrers tab, and no one of another campaign', async () => {
  const { body } = await preview({ action: 'create_lead', qualification: null }, null, 'referrers');
  expect(body).toMatchObject({ outcome: 'created', person: { email: 'ana.referrer@example.com' }, events: [] });
  const other = (await pair.api('POST', '/campaigns', { name: 'Other' })).body.id;
  const path = `/campaigns/${other}/integrations/intercom/referrers/preview`;
  const answer = await pair.api('POST', path, {
    settings: { ...plain, qualification: null },
    person_id: body.person.id,
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
});
