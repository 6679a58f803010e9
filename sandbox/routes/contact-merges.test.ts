import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let clock: ManualClock;
let app: Receiver;
let people = 0;

beforeAll(async () => {
  clock = manualClock();
  app = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: app.url, settings: { indexLagMs: 0 } });
});
afterEach(() => intercom.control('POST', 'settings', { user_merges: false, merged_from: false }));
afterAll(async () => {
  await intercom.close();
  await app.close();
});

const version = (name: string) => ({ 'intercom-version': name });
const create = async (body: object) => {
  const answer = await intercom.call('POST', '/contacts', body);
  expect(answer.status).toBe(200);
  return answer.body;
};
/** A lead and a user with the same new address. */
async function pair(lead: object = {}, user: object = {}) {
  people += 1;
  const email = `pair-${people}@example.com`;
  return { from: await create({ role: 'lead', email, ...lead }), into: await create({ email, ...user }) };
}
const merge = (from: { id: string }, into: { id: string }, more: object = {}, headers = {}, query = '') =>
  intercom.call('POST', `/contacts/merge${query}`, { from: from.id, into: into.id, ...more }, headers);
const errorOf = ({ status, body }: { status: number; body: { errors: { code: string }[] } }) => [
  status,
  body.errors[0]?.code,
];

describe('which contacts', () => {
  test('only a lead into a user, in every version', async () => {
    const { from, into } = await pair();
    const other = await create({ role: 'lead', email: from.email });
    for (const name of ['2.11', '2.16', '2.17']) {
      expect(errorOf(await merge(into, from, {}, version(name)))).toEqual([400, 'invalid_merge']);
      expect(errorOf(await merge(from, other, {}, version(name)))).toEqual([400, 'invalid_merge']);
      expect(errorOf(await merge(from, from, {}, version(name)))).toEqual([400, 'invalid_merge']);
    }
  });

  test('users only in Preview, and only once the workspace has the feature', async () => {
    const { from, into } = await pair({ role: 'user', email: 'apart@example.com', phone: '+353871112233' });
    await intercom.call('PUT', `/contacts/${into.id}`, { phone: '+353871112233' });
    expect(errorOf(await merge(from, into, {}, version('2.17')))).toEqual([400, 'invalid_merge']);
    expect(errorOf(await merge(from, into, {}, version('Preview')))).toEqual([400, 'parameter_not_allowed']);
    await intercom.control('POST', 'settings', { user_merges: true });
    expect(errorOf(await merge(from, into, {}, version('2.17')))).toEqual([400, 'invalid_merge']);
    expect(errorOf(await merge(into, into, {}, version('Preview')))).toEqual([422, 'unprocessable_entity']);
    expect((await merge(from, into, {}, version('Preview'))).body.id).toBe(into.id);
    const history = await intercom.call('GET', `/contacts/${into.id}/merge_history`);
    expect(history.body.data[0]).toMatchObject({ source_contact_id: from.id, source_contact_role: 'user' });
  });

  test('duplicates by e-mail or phone from 2.16 on; any contacts before, or with skip_duplicate_validation', async () => {
    const stranger = () => create({ role: 'lead', email: `stranger-${(people += 1)}@example.com` });
    const { into } = await pair({}, { phone: '+353871234567' });
    const refused = await merge(await stranger(), into);
    expect(refused.body.errors[0].message).toBe(
      'Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.',
    );
    expect(errorOf(await merge(await stranger(), into, {}, version('2.17')))).toEqual([400, 'invalid_merge']);
    expect((await merge(await stranger(), into, {}, version('2.15'))).status).toBe(200);
    expect((await merge(await stranger(), into, { skip_duplicate_validation: true })).status).toBe(200);
    const byPhone = await create({ role: 'lead', phone: '+353871234567' });
    expect((await merge(byPhone, into)).status).toBe(200);
  });

  test('unknown and missing ids', async () => {
    const { from, into } = await pair();
    expect(errorOf(await merge({ id: 'unknown' }, into))).toEqual([404, 'not_found']);
    expect(errorOf(await merge(from, { id: 'unknown' }))).toEqual([404, 'not_found']);
    expect(errorOf(await intercom.call('POST', '/contacts/merge', { from: from.id }))).toEqual([
      400,
      'parameter_not_found',
    ]);
    expect(errorOf(await intercom.call('POST', '/contacts/merge', { from: [from.id], into: 5 }))).toEqual([
      400,
      'parameter_not_found',
    ]);
  });
});

describe('the result of a merge', () => {
  test('the user keeps its values and adopts the lead’s where it has none', async () => {
    const { from, into } = await pair(
      { name: 'Lead', phone: '+353870000001', custom_attributes: { Plan: 'Trial', Seats: 2 } },
      { name: 'User', external_id: 'kept-1', custom_attributes: { Plan: 'Team' } },
    );
    const merged = (await merge(from, into)).body;
    expect(merged).toMatchObject({
      id: into.id,
      role: 'user',
      name: 'User',
      external_id: 'kept-1',
      phone: '+353870000001',
      custom_attributes: { Plan: 'Team', Seats: 2 },
    });
  });

  test('an e-mail is adopted, unless it is another user’s', async () => {
    const lead = await create({ role: 'lead', email: 'free@example.com' });
    const user = await create({ external_id: 'no-address-1' });
    expect((await merge(lead, user, { skip_duplicate_validation: true })).body.email).toBe('free@example.com');
    const taken = await pair();
    const other = await create({ external_id: 'no-address-2' });
    expect((await merge(taken.from, other, { skip_duplicate_validation: true })).body.email).toBe(null);
  });

  test('tags, notes, companies, events and conversations are united', async () => {
    const { from, into } = await pair();
    const tag = async (name: string) => (await intercom.call('POST', '/tags', { name })).body.id;
    const [shared, own] = [await tag('Shared'), await tag('Own')];
    for (const [person, id] of [
      [from, shared],
      [into, shared],
      [from, own],
    ])
      await intercom.call('POST', `/contacts/${person.id}/tags`, { id });
    await intercom.call('POST', `/contacts/${from.id}/notes`, { body: 'From the lead' });
    const company = (await intercom.call('POST', '/companies', { company_id: 'united-1', name: 'United' })).body;
    await intercom.call('POST', `/contacts/${from.id}/companies`, { id: company.id });
    const talk = await intercom.call('POST', '/conversations', { from: { type: 'lead', id: from.id }, body: 'Hello' });
    const at = Math.floor(clock.now() / 1000);
    await intercom.call('POST', '/events', { event_name: 'united', id: from.id, created_at: at });

    const merged = (await merge(from, into)).body;
    expect(new Set(merged.tags.data.map((one: { id: string }) => one.id))).toEqual(new Set([shared, own]));
    expect(merged.tags.total_count).toBe(2);
    expect(merged.notes.total_count).toBe(1);
    expect(merged.companies.data).toEqual([{ id: company.id, type: 'company', url: `/companies/${company.id}` }]);
    const moved = await intercom.call('GET', `/conversations/${talk.body.conversation_id}`);
    expect(moved.body.contacts.contacts.map((one: { id: string }) => one.id)).toEqual([into.id]);
    const events = await intercom.call('GET', `/events?type=user&intercom_user_id=${into.id}`);
    expect(events.body.events.map((one: { event_name: string }) => one.event_name)).toEqual(['united']);
  });

  test('the source leaves list and search, and answers 410 or 404 by version', async () => {
    const { from, into } = await pair();
    await merge(from, into);
    const query = { field: 'email', operator: '=', value: into.email };
    const found = await intercom.call('POST', '/contacts/search', { query });
    expect(found.body.data.map((one: { id: string }) => one.id)).toEqual([into.id]);
    const list = await intercom.call('GET', '/contacts?per_page=150');
    expect(list.body.data.map((one: { id: string }) => one.id)).not.toContain(from.id);
    for (const [method, path] of [
      ['GET', `/contacts/${from.id}`],
      ['GET', `/contacts/find_by_external_id/${from.external_id}`],
      ['PUT', `/contacts/${from.id}`],
      ['POST', `/contacts/${from.id}/archive`],
    ] as const) {
      const body = method === 'GET' ? undefined : {};
      const gone = await intercom.call(method, path, body, version('2.16'));
      expect(errorOf(gone)).toEqual([410, 'contact_merged']);
      expect(gone.headers.get('link')).toBe(`</contacts/${into.id}>; rel="canonical"`);
      expect(errorOf(await intercom.call(method, path, body, version('2.15')))).toEqual([404, 'not_found']);
    }
  });

  test('the Link follows three merges', async () => {
    await intercom.control('POST', 'settings', { user_merges: true });
    const { from, into } = await pair();
    const [second, third, fourth] = [await pair(), await pair(), await pair()].map((one) => one.into);
    const onward = { skip_duplicate_validation: true };
    await merge(from, into);
    await merge(into, second, onward, version('Preview'));
    await merge(second, third, onward, version('Preview'));
    const gone = await intercom.call('GET', `/contacts/${from.id}`);
    expect(gone.headers.get('link')).toBe(`</contacts/${third.id}>; rel="canonical"`);
    await merge(third, fourth, onward, version('Preview'));
    const far = await intercom.call('GET', `/contacts/${from.id}`);
    expect(far.headers.get('link')).toBe(`</contacts/${third.id}>; rel="canonical"`);
  });
});

describe('history', () => {
  test('is shown on request, for users, from 2.16 on', async () => {
    const { from, into } = await pair();
    const merged = await merge(from, into, {}, {}, '?include_merge_history=true');
    const line = {
      type: 'merge_history',
      source_contact_id: from.id,
      source_contact_role: 'lead',
      merged_at: Math.floor(clock.now() / 1000),
    };
    expect(merged.body.merge_history).toEqual([line]);
    const path = `/contacts/${into.id}?include_merge_history=true`;
    expect((await intercom.call('GET', path)).body.merge_history).toEqual([line]);
    expect((await intercom.call('PUT', path, {})).body.merge_history).toEqual([line]);
    expect((await intercom.call('GET', `/contacts/${into.id}`)).body).not.toHaveProperty('merge_history');
    expect((await intercom.call('GET', path, undefined, version('2.15'))).body).not.toHaveProperty('merge_history');
    const lead = await create({ role: 'lead' });
    const ofLead = await intercom.call('GET', `/contacts/${lead.id}?include_merge_history=true`);
    expect(ofLead.body).not.toHaveProperty('merge_history');
  });

  test('is paged, newest first', async () => {
    const { from, into } = await pair();
    const sources = [from.id];
    await merge(from, into);
    for (let i = 0; i < 2; i++) {
      clock.advance(1000);
      const next = await create({ role: 'lead', email: into.email });
      await merge(next, into);
      sources.push(next.id);
    }
    const page = (query: string) => intercom.call('GET', `/contacts/${into.id}/merge_history${query}`);
    const ids = (answer: { body: { data: { source_contact_id: string }[] } }) =>
      answer.body.data.map((one) => one.source_contact_id);
    const first = await page('?per_page=2');
    expect(ids(first)).toEqual([sources[2], sources[1]]);
    expect(first.body.has_more).toBe(true);
    const second = await page(`?per_page=2&cursor=${encodeURIComponent(first.body.next_cursor)}`);
    expect(ids(second)).toEqual([sources[0]]);
    expect([second.body.has_more, 'next_cursor' in second.body]).toEqual([false, false]);
    expect(ids(await page('?order=asc'))).toEqual(sources);
    for (const query of ['?per_page=0', '?per_page=151', '?order=up', '?cursor=bm8=', '?per_page=x'])
      expect((await page(query)).status, query).toBe(400);
  });

  test('of a lead or an unknown id is 404, and before 2.16 the call does not exist', async () => {
    const lead = await create({ role: 'lead' });
    for (const id of [lead.id, 'unknown']) {
      const answer = await intercom.call('GET', `/contacts/${id}/merge_history`);
      expect([answer.status, answer.body.errors[0].message]).toEqual([404, 'Contact not found']);
    }
    const older = await intercom.call('GET', `/contacts/${lead.id}/merge_history`, undefined, version('2.15'));
    expect(errorOf(older)).toEqual([400, 'intercom_version_invalid']);
  });
});

describe('dry run', () => {
  const preview = (from: { id: string }, into: { id: string }, more: object = {}, name = 'Preview') =>
    intercom.call('POST', '/contacts/merge/preview', { from: from.id, into: into.id, ...more }, version(name));

  test('reports what would change, and changes nothing', async () => {
    const { from, into } = await pair({ name: 'Jo', phone: '+1555' }, { phone: '+1999' });
    const beta = (await intercom.call('POST', '/companies', { company_id: 'beta', name: 'Beta' })).body;
    await intercom.call('POST', `/contacts/${from.id}/companies`, { id: beta.id });
    await intercom.call('POST', `/contacts/${from.id}/notes`, { body: 'One' });
    const before = (await intercom.call('GET', `/contacts/${into.id}`)).body;
    const { status, body } = await preview(from, into);
    expect(status).toBe(200);
    expect(body).toEqual({
      allowed: true,
      summary: {
        attribute_changes: {
          attributes: [
            { field: 'name', outcome: 'adopted', from_value: 'Jo', new_into_value: 'Jo' },
            { field: 'phone', outcome: 'discarded', from_value: '+1555', into_value: '+1999', new_into_value: '+1999' },
            { field: 'companies', outcome: 'merged', from_value: ['Beta'], new_into_value: ['Beta'] },
          ],
          total_count: 3,
        },
        reassignments: { notes: { from: 1, into: 0 } },
      },
    });
    expect((await intercom.call('GET', `/contacts/${into.id}`)).body).toEqual(before);
  });

  test('reports why a merge is not allowed', async () => {
    const { from, into } = await pair();
    const codes = (answer: { body: { reasons: { code: string }[] } }) => answer.body.reasons.map((one) => one.code);
    expect(codes(await preview(into, from))).toEqual(['invalid_merge_role_pair']);
    const stranger = await create({ role: 'lead', email: 'far@example.com' });
    expect(codes(await preview(stranger, into))).toEqual(['no_shared_identifier']);
    expect((await preview(stranger, into, { skip_duplicate_validation: true })).body.allowed).toBe(true);
    expect(errorOf(await preview(from, into, {}, '2.17'))).toEqual([400, 'intercom_version_invalid']);
  });
});

test('contact.merged carries the survivor, and the source only when a switch says so', async () => {
  const items = () =>
    app
      .posts()
      .map((post) => JSON.parse(post.body))
      .filter((body) => body.topic === 'contact.merged')
      .map((body) => body.data.item);
  const reported = async (switches: object) => {
    await intercom.control('POST', 'settings', switches);
    const { from, into } = await pair();
    await merge(from, into);
    await until('the merge is reported', () => items().some((item) => item.id === into.id));
    return { from, item: items().find((item) => item.id === into.id) };
  };
  expect((await reported({ merged_from: false })).item).not.toHaveProperty('merged_from');
  const { from, item } = await reported({ merged_from: true });
  expect(item.merged_from).toEqual({ type: 'contact', id: from.id });
});
