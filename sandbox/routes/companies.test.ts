import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

const clock = manualClock();
let intercom: Harness;
let app: Receiver;

beforeAll(async () => {
  app = await startReceiver();
  intercom = await startHarness({ clock, settings: { indexLagMs: 0 } });
  await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
});
afterAll(async () => {
  await intercom.close();
  await app.close();
});

const call = (method: string, path: string, body?: unknown, version = '2.16') =>
  intercom.call(method, path, body, { 'intercom-version': version });
const company = async (companyId: string, more: object = {}) =>
  (await call('POST', '/companies', { company_id: companyId, ...more })).body;
const contact = async (email: string, role = 'user') => (await call('POST', '/contacts', { email, role })).body;
const attach = (contactId: string, id: unknown) => call('POST', `/contacts/${contactId}/companies`, { id });
/** The items of a topic that are about one company. */
const items = (topic: string, id: string) =>
  app
    .posts()
    .map((post) => JSON.parse(post.body))
    .filter((body) => body.topic === topic && JSON.stringify(body).includes(id))
    .map((body) => body.data.item);
const arrival = (topic: string, id: string) => until(`${topic} arrives`, () => items(topic, id).length > 0);

beforeEach(() => {
  clock.advance(20_000);
});

describe('writing', () => {
  test('a company is created and changed by its own id, and omits empty values', async () => {
    const made = await company('first');
    expect(made).toMatchObject({
      type: 'company',
      company_id: 'first',
      app_id: 'prac7ice',
      monthly_spend: 0,
      session_count: 0,
      user_count: 0,
      plan: {},
      tags: { type: 'tag.list', tags: [] },
      segments: { type: 'segment.list', segments: [] },
      custom_attributes: { creation_source: 'api' },
    });
    for (const absent of ['size', 'website', 'industry', 'remote_created_at', 'last_request_at', 'name', 'notes'])
      expect(made).not.toHaveProperty(absent);
    clock.advance(5_000);
    const changed = await company('first', { name: 'Fish & Co', plan: 'Pro', monthly_spend: 12.9, size: 7 });
    expect(changed).toMatchObject({ id: made.id, name: 'Fish &amp; Co', monthly_spend: 12, size: 7 });
    expect(changed.plan).toMatchObject({ type: 'plan', name: 'Pro' });
    expect(changed.updated_at).toBe(made.updated_at + 5);
    expect((await company('second', { plan: 'Pro' })).plan).toEqual(changed.plan);
  });

  test('a company is changed by its Intercom id, but not its own id', async () => {
    const { id } = await company('by-id');
    const changed = await call('PUT', `/companies/${id}`, { industry: 'Fishing', website: 'not checked' });
    expect(changed.body).toMatchObject({ id, industry: 'Fishing', website: 'not checked' });
    const refused = await call('PUT', `/companies/${id}`, { company_id: 'other' });
    expect(refused.body).toEqual({
      type: 'error.list',
      request_id: null,
      errors: [{ code: 'bad_request', message: "bad 'company_id' parameter" }],
    });
  });

  test('custom attributes must be defined for companies', async () => {
    await call('POST', '/data_attributes', { name: 'Fleet', model: 'company', data_type: 'integer' });
    expect((await company('fleet', { custom_attributes: { Fleet: 3 } })).custom_attributes).toEqual({
      creation_source: 'api',
      Fleet: 3,
    });
    const cleared = await company('fleet', { custom_attributes: { Fleet: null } });
    expect(cleared.custom_attributes).toEqual({ creation_source: 'api' });
    const refused = await call('POST', '/companies', { company_id: 'fleet', custom_attributes: { Seats: 3 } });
    expect([refused.status, refused.body.errors[0].message]).toEqual([400, "Custom attribute 'Seats' does not exist"]);
  });

  test.each([
    ['an unknown key', { company_id: 'x', test: 'invalid' }, 'bad_request', "bad 'test' parameter"],
    ['a prototype key', '{"company_id":"x","constructor":1}', 'bad_request', "bad 'constructor' parameter"],
    ['no id', { name: 'x' }, 'parameter_not_found', 'company_id not specified'],
    ['an array as id', { company_id: [] }, 'parameter_not_found', 'company_id not specified'],
    ['an object as name', { company_id: 'x', name: {} }, 'parameter_invalid', 'Name must be a string'],
    ['an object as plan', { company_id: 'x', plan: { name: 'Pro' } }, 'parameter_invalid', 'Plan must be a string'],
    [
      'a huge spend',
      { company_id: 'x', monthly_spend: 2 ** 31 },
      'parameter_invalid',
      'monthly_spend must be a number between 0 and 2147483647',
    ],
    [
      'a text as time',
      { company_id: 'x', remote_created_at: 'yesterday' },
      'parameter_invalid',
      'remote_created_at must be a UNIX timestamp',
    ],
  ])('%s is refused', async (_name, body, code, message) => {
    const answer = await call('POST', '/companies', body);
    expect([answer.status, answer.body.errors[0]]).toEqual([400, { code, message }]);
    expect((await call('GET', '/companies?company_id=x')).status).toBe(404);
  });

  test('a company’s last request is stored on demand', async () => {
    const seen = await company('seen', { update_last_request_at: true, remote_created_at: 1_374_138_000 });
    expect(seen).toMatchObject({ last_request_at: clock.now() / 1000, remote_created_at: 1_374_138_000 });
  });

  test('webhooks report creation and changes, but not a write that changes nothing', async () => {
    const { id } = await company('reported', { name: 'Reported' });
    await company('reported', { name: 'Reported' });
    await company('reported', { name: 'Reported again' });
    await arrival('company.updated', id);
    expect(items('company.updated', id)).toMatchObject([{ name: 'Reported again' }]);
    const [item] = items('company.created', id);
    expect(Object.keys(item).toSorted()).toEqual(
      'app_id company_id created_at custom_attributes id industry last_request_at monthly_spend name plan remote_created_at session_count size tag_ids type updated_at user_count website'.split(
        ' ',
      ),
    );
    expect(item).toMatchObject({ id, type: 'company', plan: null, tag_ids: [], size: null, last_request_at: null });
    expect(item.created_at).toMatch(/^\d{4}-.*\.\d{3}\+00:00$/);
  });
});

describe('contacts of a company', () => {
  test('the reply to attaching shows the company as it was; later reads count', async () => {
    const { id } = await company('attached', { name: 'Attached' });
    const ana = await contact('ana.attached@example.com');
    clock.advance(3_000);
    const reply = await attach(ana.id, id);
    expect(reply.body).toMatchObject({ id, user_count: 0, notes: { type: 'note.list', data: [], total_count: 0 } });
    expect((await call('GET', `/companies/${id}`)).body.user_count).toBe(1);
    const stub = { id, type: 'company', url: `/companies/${id}` };
    expect((await call('GET', `/contacts/${ana.id}`)).body.companies).toEqual({
      type: 'list',
      data: [stub],
      url: `/contacts/${ana.id}/companies`,
      total_count: 1,
      has_more: false,
    });
    expect((await attach(ana.id, id)).status).toBe(200);
    const members = await call('GET', `/companies/${id}/contacts`);
    expect(members.body).toMatchObject({ type: 'list', data: [{ id: ana.id }], total_count: 1 });
    expect(members.body.pages).toEqual({ type: 'pages', page: 1, per_page: 50, total_pages: 1 });
    const list = await call('GET', `/contacts/${ana.id}/companies`);
    expect(list.body).toMatchObject({ type: 'list', data: [{ id, user_count: 1 }], pages: { next: null } });

    const detached = await call('DELETE', `/contacts/${ana.id}/companies/${id}`);
    expect(detached.body).toMatchObject({ id, user_count: 0 });
    expect((await call('GET', `/contacts/${ana.id}`)).body.companies.total_count).toBe(0);
    expect((await call('DELETE', `/contacts/${ana.id}/companies/${id}`)).body.errors[0].code).toBe('company_not_found');
  });

  test('webhooks report attaching, detaching and the updated contact', async () => {
    const { id } = await company('ends', { plan: 'Ends' });
    const lead = await contact('lead.ends@example.com', 'lead');
    clock.advance(3_000);
    await attach(lead.id, id);
    await arrival('contact.lead.updated', id);
    const [item] = items('company.contact.attached', id);
    expect(item).toMatchObject({ company: { id, user_count: 1 }, contact: { id: lead.id, role: 'lead' } });
    expect(item).not.toHaveProperty('type');
    expect(item.company.plan_id).toMatch(/^\d+$/);
    expect(item.company).not.toHaveProperty('plan');
    expect(items('contact.lead.updated', id)[0].companies.total_count).toBe(1);
    await call('DELETE', `/contacts/${lead.id}/companies/${id}`);
    await arrival('company.contact.detached', id);
    expect(items('company.contact.detached', id)[0].company.user_count).toBe(0);
  });

  test('members come in pages by cursor', async () => {
    const { id } = await company('paged');
    for (const name of ['one', 'two', 'three']) await attach((await contact(`${name}.paged@example.com`)).id, id);
    const first = (await call('GET', `/companies/${id}/contacts?per_page=2`)).body;
    expect(first.pages).toMatchObject({ page: 1, per_page: 2, total_pages: 2, next: { page: 2 } });
    const next = encodeURIComponent(first.pages.next.starting_after);
    const second = (await call('GET', `/companies/${id}/contacts?per_page=2&starting_after=${next}`)).body;
    expect(second.data.map((one: { email: string }) => one.email)).toEqual(['three.paged@example.com']);
    expect(second.pages).not.toHaveProperty('next');
  });

  test('a contact has at most 1000 companies', { timeout: 60_000 }, async () => {
    const { id: contactId } = await contact('many@example.com');
    await intercom.control('POST', 'settings', { rate_limit_per_minute: 100_000_000, echo: false });
    // Twenty at a time: a thousand connections at once would overflow the queue of new connections.
    for (let from = 0; from < 1000; from += 20) {
      const names = Array.from({ length: 20 }, (_, at) => `many-${from + at}`);
      await Promise.all(names.map(async (name) => attach(contactId, (await company(name)).id)));
    }
    await intercom.control('POST', 'settings', { echo: true });
    const refused = await attach(contactId, (await company('one too many')).id);
    expect(refused.body.errors[0]).toEqual({
      code: 'contact_company_limit_exceeded',
      message: 'Contact has reached the maximum of 1000 company associations',
    });
    const { companies } = (await call('GET', `/contacts/${contactId}`)).body;
    expect([companies.data.length, companies.total_count, companies.has_more]).toEqual([10, 1000, true]);
    await call('DELETE', `/contacts/${contactId}`);
  });

  test.each([
    ['no id', {}, 400, 'parameter_not_found', 'company not specified'],
    ['null', { id: null }, 400, 'parameter_not_found', 'company not specified'],
    ['an unknown id', { id: '123' }, 404, 'company_not_found', 'Company Not Found'],
    ['a prototype key', { id: '__proto__' }, 404, 'company_not_found', 'Company Not Found'],
  ])('attaching %s is refused', async (name, body, status, code, message) => {
    const { id } = await contact(`${name.replaceAll(' ', '.')}@example.com`);
    const answer = await call('POST', `/contacts/${id}/companies`, body);
    expect([answer.status, answer.body.errors[0]]).toEqual([status, { code, message }]);
    const stranger = await call('POST', '/contacts/000000000000000000000000/companies', body);
    expect(stranger.body.errors[0].message).toBe('User Not Found');
  });
});

test('a deleted company is archived a moment later, with its contacts detached, and then reported', async () => {
  const { id } = await company('goes');
  const member = await contact('goes@example.com');
  await attach(member.id, id);
  const reply = await call('DELETE', `/companies/${id}`);
  expect(reply.body).toEqual({ id, object: 'company', deleted: true });
  expect((await call('GET', `/companies/${id}`)).status).toBe(200);
  expect(items('company.deleted', id)).toEqual([]);
  clock.advance(1_000);
  expect((await call('GET', `/companies/${id}`)).body.errors[0].code).toBe('company_not_found');
  expect((await call('GET', `/contacts/${member.id}`)).body.companies.total_count).toBe(0);
  await arrival('company.deleted', id);
  expect(items('company.deleted', id)).toEqual([{ id, type: 'company', deleted: true }]);
  expect((await call('DELETE', `/companies/${id}`)).status).toBe(404);
});

test('the list of segments of a company is there', async () => {
  const { id } = await company('segments');
  expect((await call('GET', `/companies/${id}/segments`)).body).toEqual({ type: 'list', data: [] });
});
