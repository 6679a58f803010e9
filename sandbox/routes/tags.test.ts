import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let app: Receiver;
let id: string;

beforeAll(async () => {
  app = await startReceiver();
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
  await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
  id = (await intercom.call('POST', '/contacts', { email: 'tagged@example.com' })).body.id;
});
afterAll(async () => {
  await intercom.close();
  await app.close();
});

const call = (method: string, path: string, body?: unknown, version = '2.16') =>
  intercom.call(method, path, body, { 'intercom-version': version });
const tagsOf = async (contact: string) =>
  (await call('GET', `/contacts/${contact}/tags`)).body.data.map((tag: { name: string }) => tag.name);
const topicsAbout = (tag: string) =>
  app
    .posts()
    .map((post) => JSON.parse(post.body))
    .filter((body) => body.data.item.tag?.name === tag)
    .map((body) => body.topic);

test('a name exists once, ignoring case, and can be changed', async () => {
  const made = await call('POST', '/tags', { name: 'Partner' });
  const again = await call('POST', '/tags', { name: 'PARTNER' });
  expect(again.body).toEqual(made.body);
  expect(made.body).toEqual({ type: 'tag', id: made.body.id, name: 'Partner', users: [], companies: [] });
  const renamed = await call('POST', '/tags', { id: made.body.id, name: 'Ally' });
  expect(renamed.body).toMatchObject({ id: made.body.id, name: 'Ally' });
  const plain = { type: 'tag', id: made.body.id, name: 'Ally' };
  expect((await call('GET', `/tags/${made.body.id}`)).body).toEqual(plain);
  expect((await call('POST', '/tags', { name: 'ally' }, '2.15')).body).toEqual(plain);
  await call('POST', '/tags', { name: 'Taken' });
  expect((await call('POST', '/tags', { id: made.body.id, name: 'taken' })).status).toBe(400);
});

test('a tagged contact is found by its tag and says who tagged it', async () => {
  const { body: tag } = await call('POST', '/tags', { name: 'Finder' });
  const applied = await call('POST', `/contacts/${id}/tags`, { id: tag.id });
  expect(applied.body).toMatchObject({ type: 'tag', id: tag.id, applied_by: { type: 'admin', id: '814860' } });
  const query = { field: 'tag_id', operator: '=', value: tag.id };
  expect((await call('POST', '/contacts/search', { query })).body.data).toMatchObject([{ id }]);
  const others = await call('POST', '/contacts/search', { query: { ...query, operator: '!=' } });
  expect(others.body.total_count).toBe(24);
  const { tags } = (await call('GET', `/contacts/${id}`)).body;
  expect(tags.data).toContainEqual({ id: tag.id, type: 'tag', url: `/tags/${tag.id}` });
});

describe('many at once', () => {
  let lead: string;
  let company: string;

  beforeAll(async () => {
    lead = (await call('POST', '/contacts', { role: 'lead', email: 'lead.tagged@example.com' })).body.id;
    company = (await call('POST', '/companies', { company_id: 'tagged' })).body.id;
    await call('POST', `/contacts/${id}/companies`, { id: company });
  });

  test('contacts are tagged and untagged, and each is reported', async () => {
    const made = await call('POST', '/tags', { name: 'Crowd', users: [{ id }, { id: lead }] });
    expect(made.body).toEqual({
      type: 'tag',
      id: made.body.id,
      name: 'Crowd',
      users: [
        { id, tagged: true },
        { id: lead, tagged: true },
      ],
      companies: [],
    });
    expect(await tagsOf(lead)).toEqual(['Crowd']);
    const undone = await call('POST', '/tags', { name: 'crowd', users: [{ id: lead, untag: true }, { id }] });
    expect(undone.body.users).toEqual([
      { id: lead, tagged: false },
      { id, tagged: true },
    ]);
    expect(await tagsOf(lead)).toEqual([]);
    await until('three webhooks arrive', () => topicsAbout('Crowd').length === 3);
    expect(topicsAbout('Crowd')).toEqual([
      'contact.user.tag.created',
      'contact.lead.tag.created',
      'contact.lead.tag.deleted',
    ]);
  });

  test('companies are tagged by either id, and untagged', async () => {
    const tag = { type: 'tag', id: expect.any(String), name: 'Corporate' };
    const tagged = await call('POST', '/tags', { name: 'Corporate', companies: [{ company_id: 'tagged' }] });
    expect(tagged.body).toEqual({ ...tag, users: [], companies: [{ id: company, tagged: true }] });
    expect((await call('GET', `/companies/${company}`)).body.tags).toEqual({ type: 'tag.list', tags: [tag] });
    await call('POST', '/tags', { name: 'Corporate', companies: [{ id: company, untag: true }] });
    expect((await call('GET', `/companies/${company}`)).body.tags.tags).toEqual([]);
  });

  test('up to 2.15 one unknown contact is a 404 for all; from 2.16 on it is skipped', async () => {
    const users = [{ id: lead }, { id: '000000000000000000000000' }];
    const refused = await call('POST', '/tags', { name: 'Half', users }, '2.15');
    expect([refused.status, refused.body.errors[0].message]).toEqual([404, 'User Not Found']);
    expect(await tagsOf(lead)).toEqual([]);
    const unknown = await call('POST', '/tags', { name: 'Half', companies: [{ company_id: '123' }] }, '2.15');
    expect(unknown.body.errors[0].code).toBe('company_not_found');
    const skipped = await call('POST', '/tags', { name: 'Half', users, companies: [{ company_id: '123' }] });
    expect(skipped.body).toMatchObject({ users: [{ id: lead, tagged: true }], companies: [] });
    expect(Object.keys((await call('POST', '/tags', { name: 'Half', users: [{ id }] }, '2.15')).body)).toEqual([
      'type',
      'id',
      'name',
    ]);
  });
});

test('a deleted tag is removed from everything', async () => {
  const company = (await call('POST', '/companies', { company_id: 'loses' })).body.id;
  const { body: tag } = await call('POST', '/tags', { name: 'Gone', users: [{ id }], companies: [{ id: company }] });
  const deleted = await call('DELETE', `/tags/${tag.id}`);
  expect([deleted.status, deleted.body]).toEqual([200, '']);
  expect(await tagsOf(id)).not.toContain('Gone');
  expect((await call('GET', `/companies/${company}`)).body.tags.tags).toEqual([]);
  expect((await call('GET', `/tags/${tag.id}`)).status).toBe(404);
  expect((await call('DELETE', `/tags/${tag.id}`)).body.errors[0].message).toBe('Resource Not Found');
});

test('a tag that a segment uses cannot be deleted', async () => {
  const { body: tag } = await call('POST', '/tags', { name: 'Needed' });
  const filter = JSON.stringify({ field: 'tag_id', operator: '=', value: tag.id });
  await intercom.post('/people/segments/new', { name: 'Seg 1', person_type: 'contact', filter });
  expect((await call('DELETE', `/tags/${tag.id}`)).body.errors[0]).toEqual({
    code: 'tag_has_dependent_objects',
    message: 'Unable to delete Tag with dependent objects. Segments: Seg 1.',
  });
  expect((await call('GET', `/tags/${tag.id}`)).status).toBe(200);
});

test.each([
  ['an unknown contact', '/contacts/000000000000000000000000/tags', { id: '1' }, 404, 'User Not Found'],
  ['an unknown tag', '/contacts/:id/tags', { id: '1' }, 404, 'Resource Not Found'],
  ['no tag', '/contacts/:id/tags', {}, 400, 'tag not specified'],
  ['a nameless tag', '/tags', { name: ' ' }, 400, 'invalid tag parameters'],
  ['a list as name', '/tags', { name: ['a'] }, 400, 'invalid tag parameters'],
  ['nonsense', '/tags', { test: 'invalid' }, 400, 'invalid tag parameters'],
  ['users that are no list', '/tags', { name: 'x', users: { id: '1' } }, 400, 'invalid tag parameters'],
  ['a user without an id', '/tags', { name: 'x', users: [{}] }, 400, 'invalid tag parameters'],
  ['a company that is null', '/tags', { name: 'x', companies: [null] }, 400, 'invalid tag parameters'],
  ['an unknown tag to rename', '/tags', { id: '1', name: 'x' }, 404, 'Resource Not Found'],
])('%s is refused', async (_name, path, body, status, message) => {
  const answer = await call('POST', path.replace(':id', id), body);
  expect([answer.status, answer.body.errors[0].message]).toEqual([status, message]);
});
