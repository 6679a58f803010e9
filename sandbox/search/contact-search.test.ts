import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;
let clock: ManualClock;

beforeAll(async () => {
  clock = manualClock();
  intercom = await startHarness({ clock });
});
afterAll(() => intercom.close());

const search = (query: unknown, more: object = {}, version = '2.16') =>
  intercom.call('POST', '/contacts/search', { query, ...more }, { 'intercom-version': version });
const found = async (query: unknown, version?: string) => (await search(query, {}, version)).body.total_count;
const create = async (fields: object) => (await intercom.call('POST', '/contacts', fields)).body;
const indexed = () => clock.advance(80_000);

const texts = `id role name avatar email email_domain phone formatted_phone external_id
  language_override browser browser_language os location.country location.region location.city
  ios_app_name ios_app_version ios_device ios_os_version ios_sdk_version
  android_app_name android_app_version android_device android_os_version android_sdk_version custom_attributes.Plan`;
const times = `created_at signed_up_at updated_at last_seen_at last_contacted_at last_replied_at last_email_opened_at
  last_email_clicked_at ios_last_seen_at android_last_seen_at`;
const flags = 'unsubscribed_from_emails marked_email_as_spam has_hard_bounced custom_attributes.VIP';

describe('fields', () => {
  test('every documented field can be searched with the operators of its type', async () => {
    for (const [fields, operator, value] of [
      [texts, '^', 'x'],
      [times, '>', 1_780_000_000],
      [flags, '!=', true],
      ['custom_attributes.Seats', '>=', 1],
    ] as const)
      for (const field of fields.split(/\s+/))
        expect((await search({ field, operator, value })).status, field).toBe(200);
  });

  test.each([
    'companies',
    'notes',
    'company_id',
    '__proto__',
    'constructor',
    'custom_attributes.',
    'custom_attributes.toString',
    'Name',
  ])('%s cannot be searched or sorted by', async (field) => {
    const { status, body } = await search({ field, operator: '=', value: 'a' });
    expect([status, body.errors[0].code]).toEqual([400, 'parameter_invalid']);
    const role = { field: 'role', operator: '=', value: 'user' };
    expect((await search(role, { sort: { field, order: 'ascending' } })).status).toBe(400);
  });

  test('owner_id is a number up to 2.15 and text from 2.16 on', async () => {
    const byOwner = async (value: unknown, version: string) => {
      const { status, body } = await search({ field: 'owner_id', operator: '=', value }, {}, version);
      return status === 200 ? body.total_count : status;
    };
    const owned = await byOwner('814860', '2.16');
    expect(owned).toBeGreaterThan(0);
    expect(await byOwner(814860, '2.16')).toBe(400);
    expect(await byOwner(814860, '2.15')).toBe(owned);
    expect(await byOwner('Ana', '2.15')).toBe(400);
  });

  test('tags are searched by id with = and !=', async () => {
    const everyone = (await intercom.call('GET', '/contacts')).body.total_count;
    const { data } = (await intercom.call('GET', '/tags')).body;
    const value = data.find((tag: { name: string }) => tag.name === 'Advocate').id;
    const tagged = await found({ field: 'tag_id', operator: '=', value });
    expect(tagged).toBeGreaterThan(0);
    expect(await found({ field: 'tag_id', operator: '!=', value })).toBe(everyone - tagged);
  });
});

describe('Date attributes', () => {
  // 23:30 on 1 July in UTC is already 2 July in Dublin.
  const value = Date.UTC(2027, 6, 1, 23, 30) / 1000;
  const midday = Date.UTC(2027, 6, 2, 12) / 1000;
  const day = { field: 'custom_attributes.Trial ends at', operator: '=', value: midday };

  test('are compared by the workspace’s day up to 2.16 and by the UTC day from 2.17 on', async () => {
    await create({ email: 'trial@example.com', custom_attributes: { 'Trial ends at': value } });
    indexed();
    expect(await found(day, '2.16')).toBe(1);
    expect(await found(day, '2.17')).toBe(0);
    expect(await found({ ...day, value: value - 80_000 }, '2.17')).toBe(1);
    expect(await found({ ...day, operator: '<' }, 'Preview')).toBeGreaterThan(0);
    for (const operator of ['!=', '>=', '<=', 'IN'])
      expect((await search({ ...day, operator }, {}, '2.17')).status, operator).toBe(400);
  });

  test('standard times take != from 2.17 on, which finds those without one as well', async () => {
    const never = { field: 'last_contacted_at', operator: '!=', value: 1 };
    const everyone = (await intercom.call('GET', '/contacts')).body.total_count;
    expect(await found(never, '2.17')).toBe(everyone);
    expect((await search(never)).status).toBe(400);
  });
});

describe('pages', () => {
  const role = { field: 'role', operator: '=', value: 'user' };

  test.each([150, '150', 1])('of %j are given', async (perPage) => {
    const { body } = await search(role, { pagination: { per_page: perPage }, per_page: 3 });
    expect(body.pages.per_page).toBe(perPage);
    expect(body.data).toHaveLength(Math.min(Number(perPage), body.total_count));
  });

  test.each([151, 0, -1, 1.5, 'many', '', [7], { a: 1 }, true, 1e300])('of %j are refused', async (perPage) => {
    const { status, body } = await search(role, { pagination: { per_page: perPage } });
    expect([status, body.type]).toEqual([400, 'error.list']);
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  test.each(['nonsense', encoded([1, 2, 3]), encoded([1, 'a', 1]), encoded({}), encoded([1, 'a', 2, 3]), 7, ['a']])(
    'after %j are refused as a bad cursor',
    async (cursor) => {
      const { status, body } = await search(role, { pagination: { starting_after: cursor } });
      expect([status, body.errors[0].code]).toEqual([400, 'client_error']);
      expect(body.errors[0].message).toBe(
        'Invalid starting_after param. Please try again using a starting_after value from a paginated response',
      );
    },
  );

  test('of the plain list contain each contact once, oldest first', async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await intercom.call('GET', `/contacts?per_page=7&starting_after=${encodeURIComponent(cursor)}`);
      ids.push(...body.data.map((row: { id: string }) => row.id));
      expect(body.pages.total_pages).toBe(Math.ceil(body.total_count / 7));
      cursor = body.pages.next?.starting_after;
      if (cursor !== undefined) expect(JSON.parse(Buffer.from(cursor, 'base64').toString())[1]).toBe(ids.at(-1));
    }
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect((await intercom.call('GET', '/contacts?per_page=151')).status).toBe(400);
    expect((await intercom.call('GET', '/contacts?starting_after=nonsense')).status).toBe(400);
  });

  test('of a search stay complete while rows change that the index does not know yet', async () => {
    const query = { field: 'email', operator: '$', value: '@paging.example.com' };
    for (const name of ['a', 'b', 'c']) await create({ email: `${name}@paging.example.com`, name });
    indexed();
    const sort = { field: 'name', order: 'ascending' };
    const first = (await search(query, { sort, pagination: { per_page: 2 } })).body;
    await intercom.call('PUT', `/contacts/${first.data[0].id}`, { name: 'z' });
    const pagination = { per_page: 2, starting_after: first.pages.next.starting_after };
    const second = (await search(query, { sort, pagination })).body;
    expect([first, second].flatMap(({ data }) => data.map((row: { email: string }) => row.email[0]))).toEqual([
      'a',
      'b',
      'c',
    ]);
    indexed();
    const third = (await search(query, { sort })).body;
    expect(third.data.map((row: { name: string }) => row.name)).toEqual(['b', 'c', 'z']);
  });
});

test('a merged lead leaves search and list immediately', async () => {
  const lead = await create({ role: 'lead', email: 'double@example.com' });
  const user = await create({ email: 'double@example.com' });
  indexed();
  const both = { field: 'email', operator: '=', value: 'double@example.com' };
  expect(await found(both)).toBe(2);
  await intercom.call('POST', '/contacts/merge', { from: lead.id, into: user.id });
  const { body } = await search(both);
  expect(body.data.map((row: { id: string }) => row.id)).toEqual([user.id]);
});

test('with include_merge_history=true, from 2.16 on, users in list and search carry it', async () => {
  const merged = await search({ field: 'email', operator: '=', value: 'double@example.com' });
  expect(merged.body.data[0]).not.toHaveProperty('merge_history');
  const query = { field: 'email', operator: '=', value: 'double@example.com' };
  const path = '/contacts/search?include_merge_history=true';
  expect((await intercom.call('POST', path, { query })).body.data[0].merge_history).toHaveLength(1);
  const older = await intercom.call('POST', path, { query }, { 'intercom-version': '2.15' });
  expect(older.body.data[0]).not.toHaveProperty('merge_history');
});
