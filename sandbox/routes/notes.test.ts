import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';

const clock = manualClock();
let intercom: Harness;
let contactId: string;
let companyId: string;

beforeAll(async () => {
  intercom = await startHarness({ clock });
  contactId = (await call('POST', '/contacts', { email: 'noted@example.com' })).body.id;
  companyId = (await call('POST', '/companies', { company_id: 'noted' })).body.id;
});
afterAll(() => intercom.close());

const call = (method: string, path: string, body?: unknown, version = '2.16') =>
  intercom.call(method, path, body, { 'intercom-version': version });

test('a note is wrapped, has an author and a place on its contact', async () => {
  const { body: note } = await call('POST', `/contacts/${contactId}/notes`, { body: 'Hello' });
  expect(note).toEqual({
    type: 'note',
    id: note.id,
    created_at: Math.floor(clock.now() / 1000),
    contact: { type: 'contact', id: contactId },
    author: {
      type: 'admin',
      id: '814860',
      name: 'Ana Moreira',
      email: 'ana@acme.example.com',
      away_mode_enabled: false,
      away_mode_reassign: false,
      away_status_reason_id: null,
      has_inbox_seat: true,
      team_ids: expect.any(Array),
      team_priority_level: {},
    },
    body: '<p>Hello</p>',
  });
  expect((await call('GET', `/notes/${note.id}`)).body).toEqual(note);
  const { notes, updated_at: updated, created_at: created } = (await call('GET', `/contacts/${contactId}`)).body;
  expect(notes).toMatchObject({ data: [{ id: note.id, type: 'note', url: `/notes/${note.id}` }], total_count: 1 });
  expect(updated).toBe(created);
});

test('notes are listed newest first, 50 to a page, with a next that ends in null', async () => {
  const { id } = (await call('POST', '/contacts', { email: 'often.noted@example.com' })).body;
  for (let at = 1; at <= 52; at++) {
    clock.advance(1_000);
    await call('POST', `/contacts/${id}/notes`, { body: `<p>${at}</p>`, admin_id: 814861 });
  }
  const first = (await call('GET', `/contacts/${id}/notes`)).body;
  expect([first.data.length, first.data[0].body, first.data[0].author.name]).toEqual([50, '<p>52</p>', 'Sam Doyle']);
  expect(first).toMatchObject({ type: 'list', total_count: 52, pages: { page: 1, per_page: 50, total_pages: 2 } });
  const second = (await call('GET', first.pages.next.slice(intercom.url.length))).body;
  expect([second.data.length, second.pages.next]).toEqual([2, null]);
  const { notes } = (await call('GET', `/contacts/${id}`)).body;
  expect([notes.data.length, notes.total_count, notes.has_more]).toEqual([10, 52, true]);
});

describe('notes of companies', () => {
  test('are written and listed', async () => {
    const { body: note } = await call('POST', `/companies/${companyId}/notes`, { body: 'Hi', admin_id: '814861' });
    expect(note).toMatchObject({ company: { type: 'company', id: companyId }, body: '<p>Hi</p>' });
    expect(note).not.toHaveProperty('contact');
    expect((await call('GET', `/notes/${note.id}`)).body).toEqual(note);
    const list = await call('GET', `/companies/${companyId}/notes`, undefined, '2.15');
    expect(list.body).toMatchObject({ data: [note], total_count: 1, pages: { next: null } });
  });

  test.each([
    ['GET', '2.14'],
    ['POST', '2.15'],
  ])('%s does not exist in %s', async (method, version) => {
    const answer = await call(method, `/companies/${companyId}/notes`, method === 'GET' ? undefined : {}, version);
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'intercom_version_invalid']);
  });
});

test.each([
  ['/contacts/none/notes', { body: 'x' }, 404, 'not_found', 'User Not Found'],
  ['/companies/none/notes', { body: 'x' }, 404, 'company_not_found', 'Company Not Found'],
  ['/contacts/:id/notes', { body: 'x', admin_id: '123' }, 404, 'not_found', 'Resource Not Found'],
  ['/contacts/:id/notes', { body: 'x', admin_id: { id: 1 } }, 404, 'not_found', 'Resource Not Found'],
  ['/contacts/:id/notes', {}, 400, 'parameter_invalid', 'Body is required'],
  ['/contacts/:id/notes', { body: ['x'] }, 400, 'parameter_invalid', 'Body is required'],
])('POST %s with %o is refused', async (path, body, status, code, message) => {
  const answer = await call('POST', path.replace(':id', contactId), body);
  expect([answer.status, answer.body.errors[0]]).toEqual([status, { code, message }]);
});

test('an unknown note is not found', async () => {
  expect((await call('GET', '/notes/1')).body.errors[0].message).toBe('Resource Not Found');
});

test('a merge moves notes, companies and choices to the survivor', async () => {
  const lead = (await call('POST', '/contacts', { role: 'lead', email: 'merge.parts@example.com' })).body.id;
  const user = (await call('POST', '/contacts', { email: 'merge.parts@example.com' })).body.id;
  await call('POST', `/contacts/${lead}/notes`, { body: 'From the lead' });
  await call('POST', `/contacts/${user}/notes`, { body: 'From the user' });
  await call('POST', `/contacts/${lead}/companies`, { id: companyId });
  const [type] = (await call('GET', '/subscription_types')).body.data;
  await call('POST', `/contacts/${lead}/subscriptions`, { id: type.id, consent_type: type.consent_type });
  const { body } = await call('POST', '/contacts/merge', { from: lead, into: user });
  expect([body.notes.total_count, body.companies.total_count]).toEqual([2, 1]);
  expect((await call('GET', `/contacts/${user}/subscriptions`)).body.data).toEqual([type]);
  expect((await call('GET', `/companies/${companyId}/contacts`)).body.data).toMatchObject([{ id: user }]);
});
