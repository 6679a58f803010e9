import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let panel: string;
let connectionId: string;

beforeAll(async () => {
  pair = await startPair();
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  panel = `/campaigns/${campaignId}/integrations/intercom`;
  connectionId = (await pair.api('GET', panel)).body.connection.id;
});
afterAll(() => pair.close());

const plain = {
  action: 'create_user',
  mapping: [email, firstName],
  duplicates: 'update',
  qualification: { method: 'none', property: null, target: null },
};
const create = (attribute: Record<string, unknown>) =>
  pair.api('POST', `/connections/${connectionId}/attributes`, attribute);
const attributesThere = async () =>
  (await pair.intercom.call('GET', '/data_attributes?model=contact&include_archived=true')).body.data as any[];

describe('a tab that was never saved', () => {
  it('proposes what every contact has and attributes of ours, with a policy for each row', async () => {
    const { body } = await pair.api('GET', panel);
    expect(body.tabs.leads).toMatchObject({ version: 0, setup_required: false, problems: [] });
    expect(body.tabs.leads.settings.mapping).toEqual([
      { ...email, policy: 'always' },
      { ...firstName, policy: 'only_if_empty' },
      expect.objectContaining({ from: 'referrer_first_name', to: 'custom_attributes.goodword_referrer_name' }),
      expect.objectContaining({ from: 'referral_link', to: 'custom_attributes.goodword_referred_by_link' }),
    ]);
    expect(body.tabs.referrers.settings.return_fields).toEqual({
      referral_link: null,
      referrals_count: null,
      converted_referrals_count: null,
    });
    expect(body.fields.leads).toContainEqual(expect.objectContaining({ key: 'company', type: 'string' }));
    expect(body.return_fields.map(({ label }: any) => label)).toEqual([
      'Referral Link',
      'Referrals Count',
      'Converted Referrals Count',
    ]);
    expect(body.events.map(({ name }: any) => name)).toContain('referral-joined');
  });
});

describe('settings before they are saved', () => {
  it('are checked against Intercom’s attributes as they are now', async () => {
    const mapping = [
      email,
      { type: 'dynamic', from: 'first_name', to: 'custom_attributes.Seats' },
      { type: 'fixed', from: 'x', to: 'custom_attributes.Nowhere' },
      { type: 'dynamic', from: 'last_name', to: '' },
    ];
    const { status, body } = await pair.api('POST', `${panel}/leads/check`, { ...plain, mapping });
    expect({ status, unchecked: body.unchecked }).toEqual({ status: 200, unchecked: null });
    expect(body.problems.map(({ path }: any) => path)).toEqual(['mapping.3.to', 'mapping.1.to', 'mapping.2.to']);
    expect(body.problems[1].sentence).toContain('must be a whole number, but First Name is a text');
    expect((await pair.api('GET', panel)).body.tabs.leads.version).toBe(0);
  });

  it('say when they could not be checked', async () => {
    await pair.intercom.control('POST', 'fault', { path: '/data_attributes', kind: 'status', status: 500, times: 20 });
    const { body } = await pair.api('POST', `${panel}/leads/check`, plain);
    expect(body).toEqual({ problems: [], creations: [], warnings: [], unchecked: expect.stringContaining('Intercom') });
    await pair.intercom.control('DELETE', 'fault');
  });

  it('are refused with what contradicts Intercom’s attributes, and saved when Intercom cannot be asked', async () => {
    const gone = { name: 'goodword_gone', model: 'contact', data_type: 'string' };
    const archived = (await pair.intercom.call('POST', '/data_attributes', gone)).body;
    await pair.intercom.call('PUT', `/data_attributes/${archived.id}`, { archived: true });
    const mapping = [
      email,
      { type: 'fixed', from: 'many', to: 'custom_attributes.Seats' },
      { type: 'dynamic', from: 'first_name', to: archived.full_name },
    ];
    const refused = await pair.api('PUT', `${panel}/leads`, { ...plain, mapping });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_settings' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body.errors).toEqual([
      { path: 'mapping.1.to', message: expect.stringContaining('must be a whole number') },
      { path: 'mapping.2.to', message: expect.stringContaining('does not exist in Intercom') },
    ]);
    expect((await pair.api('GET', panel)).body.tabs.leads.version).toBe(0);

    await pair.intercom.control('POST', 'fault', { path: '/data_attributes', kind: 'status', status: 500, times: 20 });
    const saved = await pair.api('PUT', `${panel}/leads`, { ...plain, mapping });
    expect(saved).toMatchObject({ status: 200, body: { version: 1, unchecked: expect.stringContaining('Intercom') } });
    expect(saved.body.settings.mapping[1].policy).toBe('always');
    await pair.intercom.control('DELETE', 'fault');
    expect((await pair.api('PUT', `${panel}/leads`, plain)).body).toMatchObject({ version: 2, unchecked: null });
  });

  it('are saved as they are proposed: attributes of ours are created when the caller says so', async () => {
    const { settings } = (await pair.api('GET', panel)).body.tabs.referrers;
    const proposed = {
      ...settings,
      action: 'create_user',
      return_fields: { ...settings.return_fields, referral_link: 'custom_attributes.goodword_referral_link' },
    };
    const check = (await pair.api('POST', `${panel}/referrers/check`, proposed)).body;
    expect(check.problems).toEqual([]);
    const link = { name: 'goodword_referral_link', type: 'string', used_for: 'Referral Link' };
    expect(check.creations).toEqual([
      { path: 'mapping.2.to', name: 'goodword_referral_code', type: 'string', used_for: 'Referral Code' },
      { path: 'mapping.3.to', ...link },
      { path: 'return_fields.referral_link', ...link },
    ]);
    expect((await pair.api('PUT', `${panel}/referrers`, proposed)).status).toBe(422);
    const wrong = {
      ...proposed,
      mapping: [...proposed.mapping, { type: 'fixed', from: '', to: 'custom_attributes.Plan' }],
    };
    expect((await pair.api('PUT', `${panel}/referrers?create_attributes=true`, wrong)).status).toBe(422);
    expect((await attributesThere()).map(({ name }) => name)).not.toContain('goodword_referral_link');

    const saved = await pair.api('PUT', `${panel}/referrers?create_attributes=true`, proposed);
    expect(saved).toMatchObject({ status: 200, body: { version: 1, problems: [] } });
    expect((await attributesThere()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['goodword_referral_code', 'goodword_referral_link']),
    );
    expect((await pair.api('POST', `${panel}/referrers/check`, proposed)).body.creations).toEqual([]);
  });

  it('says at its row why the CRM does not take an attribute of ours', async () => {
    const other = { name: 'goodword_friends', model: 'contact', data_type: 'string' };
    const { id } = (await pair.intercom.call('POST', '/data_attributes', other)).body;
    await pair.intercom.call('PUT', `/data_attributes/${id}`, { archived: true });
    const row = { type: 'dynamic', from: 'referrals_count', to: 'custom_attributes.goodword_friends' };
    const refused = await pair.api('PUT', `${panel}/leads?create_attributes=true`, { ...plain, mapping: [email, row] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_settings' } });
    expect(refused.body.errors).toEqual([
      { path: 'mapping.1.to', message: expect.stringContaining('exists in Intercom with the type string') },
    ]);
  });

  it('keep attributes that have another purpose, and two writers of one attribute, away', async () => {
    const own = { type: 'fixed', from: 'x', to: 'custom_attributes.goodword_id' };
    const leads = await pair.api('PUT', `${panel}/leads`, { ...plain, mapping: [email, own] });
    expect(leads.body.errors).toEqual([{ path: 'mapping.1.to', message: expect.stringContaining('writes this') }]);
    const link = 'custom_attributes.Plan';
    const referrers = await pair.api('PUT', `${panel}/referrers`, {
      ...plain,
      qualification: null,
      mapping: [email, { type: 'fixed', from: 'x', to: link }],
      return_fields: { referral_link: link, referrals_count: link, converted_referrals_count: null },
    });
    expect(referrers.body.errors.map(({ path }: any) => path)).toEqual([
      'return_fields.referral_link',
      'return_fields.referrals_count',
    ]);
  });
});

describe('creating an attribute from the panel', () => {
  it('makes it with its type, closed to the Messenger, and records an event', async () => {
    const { status, body } = await create({ name: 'goodword_referrals_count', type: 'integer' });
    expect({ status, ...body }).toMatchObject({
      status: 201,
      full_name: 'custom_attributes.goodword_referrals_count',
      type: 'integer',
      writable: true,
    });
    const made = (await attributesThere()).find(({ name }) => name === 'goodword_referrals_count');
    expect(made).toMatchObject({ data_type: 'integer', messenger_writable: false });
    const { items } = (await pair.api('GET', '/events?type=attribute.created')).body;
    expect(items[0]).toMatchObject({ evidence: { name: 'goodword_referrals_count' }, actor: { name: 'Olivia Owner' } });
  });

  it('makes a list with its values', async () => {
    const tier = { name: 'goodword_tier', type: 'options', options: ['Bronze', 'Gold'] };
    expect((await create(tier)).body).toMatchObject({
      type: 'options',
      options: ['Bronze', 'Gold'].map((value) => ({ value, label: value, hidden: false })),
    });
    expect((await create({ ...tier, name: 'goodword_one', options: ['Gold'] })).body.errors[0].path).toBe('options');
  });

  it('takes an archived one back into use', async () => {
    await create({ name: 'goodword_old', type: 'string' });
    const { id } = (await attributesThere()).find(({ name }) => name === 'goodword_old');
    await pair.intercom.call('PUT', `/data_attributes/${id}`, { archived: true });
    expect((await create({ name: 'goodword_old', type: 'string' })).status).toBe(201);
    expect((await attributesThere()).find(({ name }) => name === 'goodword_old')).toMatchObject({
      id,
      archived: false,
    });
  });

  it('says why a name is not possible', async () => {
    await create({ name: 'goodword_typed', type: 'string' });
    const otherType = await create({ name: 'goodword_typed', type: 'integer' });
    expect(otherType).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } });
    expect(otherType.body.detail).toContain('exists in Intercom with the type string');
    await pair.intercom.call('POST', '/data_attributes', {
      name: 'goodword_size',
      model: 'company',
      data_type: 'string',
    });
    const taken = await create({ name: 'goodword_size', type: 'string' });
    expect(taken.body).toMatchObject({ code: 'intercom_refused', errors: [{ path: 'name' }] });
    expect(taken.body.detail).toContain("already have 'goodword_size' in your company data");
    expect((await create({ name: 'a.b', type: 'string' })).body.errors[0].path).toBe('name');
  });
});

describe('an attribute that Intercom’s copies do not show yet', () => {
  const rowTo = (name: string) => ({ type: 'fixed', from: 'x', to: `custom_attributes.${name}` });
  const save = (name: string) =>
    pair.api('PUT', `${panel}/leads`, { ...plain, mapping: [email, rowTo(name)], action: 'create_lead' });

  beforeAll(() => pair.intercom.control('POST', 'settings', { stale_reads_ms: 1_000 }));
  afterAll(async () => {
    await pair.api('PUT', `${panel}/leads`, plain);
    await pair.intercom.control('POST', 'settings', { stale_reads_ms: 0 });
  });

  it('is there when it was created from the panel, without another look', async () => {
    await create({ name: 'goodword_young', type: 'string' });
    const listed = (await pair.api('GET', `/connections/${connectionId}/attributes`)).body.items;
    expect(listed.map(({ name }: any) => name)).toContain('goodword_young');
    await pair.intercom.control('DELETE', 'requests');
    expect(await save('goodword_young')).toMatchObject({ status: 200, body: { unchecked: null } });
    const looks = await pair.intercom.control('GET', 'requests?method=GET&path=/data_attributes');
    expect(looks.body.requests).toHaveLength(1);
  });

  it('is looked for once more when a teammate created it in Intercom, and refused when it is missing then', async () => {
    const attribute = { name: 'somebodys_own', model: 'contact', data_type: 'string' };
    await pair.intercom.call('POST', '/data_attributes', attribute);
    expect((await save('somebodys_own')).status).toBe(200);
    expect((await save('nobodys')).body.errors).toEqual([
      { path: 'mapping.1.to', message: expect.stringContaining('“nobodys” does not exist in Intercom') },
    ]);
  });

  it('is written at once when it is one that Goodword makes for itself', async () => {
    const fresh = await startPair();
    onTestFinished(() => fresh.close());
    const { campaignId: campaign, code: referral } = await fresh.campaign();
    await fresh.connect(campaign);
    await fresh.saveLeadsTab(campaign);
    await fresh.intercom.control('POST', 'settings', { stale_reads_ms: 1_000 });
    const delivery = await fresh.delivered(await fresh.joinAsLead(campaign, referral, 'first@example.com'));
    await fresh.intercom.control('POST', 'settings', { stale_reads_ms: 0 });
    const { body } = await fresh.intercom.call('GET', `/contacts/${delivery.contact_id}`);
    expect(body.custom_attributes).toMatchObject({ goodword_referred_by: referral });
  });
});

describe('the owner of the integration', () => {
  it('is the user who connected until another one is chosen, which the history records', async () => {
    const { owner, members } = (await pair.api('GET', panel)).body;
    expect(owner).toEqual(members[0]);
    expect(owner.email).toBe('olivia@example.com');

    await addMember('u-max', 'Max Mate');
    expect((await pair.api('PUT', `${panel}/owner`, { user_id: 'u-max' })).body.name).toBe('Max Mate');
    expect((await pair.api('GET', panel)).body.owner.user_id).toBe('u-max');
    const { items } = (await pair.api('GET', '/events?type=integration.owner_chosen')).body;
    expect(items[0].evidence).toMatchObject({ new: 'u-max', name: 'Max Mate' });
  });

  it('is of the team', async () => {
    const answer = await pair.api('PUT', `${panel}/owner`, { user_id: 'nobody' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'not_a_teammate' } });
  });
});

/** Another member of the team. */
async function addMember(userId: string, name: string): Promise<void> {
  const now = new Date();
  await sql`insert into goodword_sign_in."user" ("id", "name", "email", "emailVerified", "updatedAt")
    values (${userId}, ${name}, ${`${userId}@example.com`}, true, ${now})`.execute(pair.crm.db);
  await sql`insert into goodword_sign_in."member" ("id", "organizationId", "userId", "role", "createdAt")
    values (${`m-${userId}`}, ${pair.workspaceId}, ${userId}, 'member', ${now})`.execute(pair.crm.db);
}

it('a friend’s company goes from the form to the lead and into Intercom', async () => {
  await pair.saveLeadsTab(campaignId, {
    mapping: [email, { type: 'dynamic', from: 'company', to: 'custom_attributes.Plan' }],
  });
  const redirect = await fetch(`${pair.url}/r/${code}`, { redirect: 'manual' });
  const page = new URL(redirect.headers.get('location') ?? '', pair.url);
  expect(await (await fetch(page)).text()).toContain('Company (optional)');
  const form = {
    first_name: 'Cy',
    email: 'cy@example.com',
    company: ' Ada & Co ',
    ref: page.searchParams.get('ref') ?? '',
  };
  const sent = await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  expect(sent.status).toBe(303);
  const lead = (await pair.api('GET', '/leads?search=cy@example.com')).body.items[0];
  expect(lead.company).toBe('Ada & Co');
  const { contact_id: contactId } = await pair.delivered(lead.id);
  expect((await pair.intercom.call('GET', `/contacts/${contactId}`)).body.custom_attributes.Plan).toContain('Ada');
});
