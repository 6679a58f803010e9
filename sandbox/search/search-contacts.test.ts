import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;
let clock: ManualClock;
let seeded: number;

beforeAll(async () => {
  clock = manualClock();
  intercom = await startHarness({ clock });
  seeded = (await search({ field: 'role', operator: 'IN', value: ['user', 'lead'] })).body.total_count;
});
afterAll(() => intercom.close());

const search = (query: unknown, more: object = {}, version = '2.16') =>
  intercom.call('POST', '/contacts/search', { query, ...more }, { 'intercom-version': version });
const byEmail = (email: string) => search({ field: 'email', operator: '=', value: email });

describe('the lag of the index', () => {
  test('a new contact is missing from list and search for 80 seconds, but not by id', async () => {
    const { body } = await intercom.call('POST', '/contacts', { email: 'late@example.com' });
    clock.advance(79_000);
    expect((await byEmail('late@example.com')).body.total_count).toBe(0);
    expect((await intercom.call('GET', '/contacts')).body.total_count).toBe(seeded);
    expect((await intercom.call('GET', `/contacts/${body.id}`)).status).toBe(200);
    clock.advance(1_000);
    expect((await byEmail('late@example.com')).body.total_count).toBe(1);
    expect((await intercom.call('GET', '/contacts')).body.total_count).toBe(seeded + 1);
  });

  test('filters use the old value while the row shown is current', async () => {
    const found = await byEmail('late@example.com');
    const { id } = found.body.data[0];
    await intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { Plan: 'Scale' } });
    const onPlan = { field: 'custom_attributes.Plan', operator: '=', value: 'Scale' };
    const ids = async () => (await search(onPlan)).body.data.map((row: { id: string }) => row.id);
    expect(await ids()).not.toContain(id);
    expect((await byEmail('late@example.com')).body.data[0].custom_attributes.Plan).toBe('Scale');
    clock.advance(80_000);
    expect(await ids()).toContain(id);
  });

  test('archived and deleted contacts leave immediately', async () => {
    const { id } = (await byEmail('late@example.com')).body.data[0];
    await intercom.call('POST', `/contacts/${id}/archive`);
    expect((await byEmail('late@example.com')).body.total_count).toBe(0);
    await intercom.call('DELETE', `/contacts/${id}`);
  });
});

describe('dates', () => {
  // 2026-07-01 23:30 UTC is already 2 July in Dublin.
  const lateEvening = Date.UTC(2026, 6, 1, 23, 30) / 1000;
  const morning = Date.UTC(2026, 6, 2, 8) / 1000;
  let id: string;

  beforeAll(async () => {
    const { body } = await intercom.call('POST', '/contacts', {
      email: 'dated@example.com',
      signed_up_at: lateEvening,
    });
    id = body.id;
    clock.advance(80_000);
  });
  const finds = async (operator: string, value: number, version: string) => {
    const { status, body } = await search({ field: 'signed_up_at', operator, value }, {}, version);
    return status === 200 ? body.data.some((row: { id: string }) => row.id === id) : status;
  };

  test('up to 2.16 they match by calendar day of the workspace', async () => {
    expect(await finds('=', morning, '2.16')).toBe(true);
    expect(await finds('=', lateEvening - 3600, '2.16')).toBe(false);
    expect(await finds('>', lateEvening - 60, '2.16')).toBe(false);
    expect(await finds('>', lateEvening - 3600, '2.16')).toBe(true);
    expect(await finds('<', morning, '2.16')).toBe(false);
    expect(await finds('<', morning + 86_400, '2.16')).toBe(true);
    expect(await finds('>=', morning, '2.16')).toBe(400);
  });

  test('from 2.17 on they match by the second', async () => {
    expect(await finds('=', morning, '2.17')).toBe(false);
    expect(await finds('>', lateEvening - 1, '2.17')).toBe(true);
    expect(await finds('>', lateEvening, '2.17')).toBe(false);
    expect(await finds('>=', lateEvening, '2.17')).toBe(true);
    expect(await finds('<', morning, '2.17')).toBe(true);
  });
});

describe('paging', () => {
  test('returns every contact once, oldest first; the last page has no next', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const query = { field: 'role', operator: '!=', value: 'unknown' };
      const { body } = await search(query, {
        pagination: { per_page: 7, ...(cursor === undefined ? {} : { starting_after: cursor }) },
      });
      pages += 1;
      expect(body.pages).toMatchObject({ type: 'pages', page: pages, per_page: 7 });
      ids.push(...body.data.map((row: { id: string }) => row.id));
      cursor = body.pages.next?.starting_after;
      if (cursor === undefined) expect(body.pages).not.toHaveProperty('next');
    } while (cursor !== undefined);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toEqual(ids.toSorted());
    expect(pages).toBe(Math.ceil(ids.length / 7));
  });

  test('the list has ten rows by default, a search fifty, and per_page is echoed', async () => {
    const list = await intercom.call('GET', '/contacts');
    expect(list.body.data).toHaveLength(10);
    expect(list.body.pages.per_page).toBe(10);
    const found = await search({ field: 'role', operator: '=', value: 'user' }, { pagination: { per_page: '3' } });
    expect(found.body.pages.per_page).toBe('3');
  });

  test('a foreign cursor, a wrong order and an oversized page are refused', async () => {
    const query = { field: 'role', operator: '=', value: 'user' };
    const cursor = await search(query, { pagination: { starting_after: 'nonsense' } });
    expect([cursor.status, cursor.body.errors[0].code]).toEqual([400, 'client_error']);
    const order = await search(query, { sort: { field: 'created_at', order: 'desc' } });
    expect(order.body.errors[0]).toEqual({
      code: 'invalid_sort_order',
      message: "Invalid sort order 'desc'. Must be one of: ascending, descending",
    });
    expect((await search(query, { pagination: { per_page: 151 } })).status).toBe(400);
  });

  test('sorts by a field, descending by default', async () => {
    const { body } = await search({ field: 'role', operator: '=', value: 'user' }, { sort: { field: 'email' } });
    const emails = body.data.map((row: { email: string }) => row.email);
    expect(emails).toEqual(emails.toSorted().toReversed());
  });
});

describe('filters', () => {
  const role = { field: 'role', operator: '=', value: 'user' };
  const and = (value: unknown) => ({ operator: 'AND', value });

  test('combine two levels deep', async () => {
    const { body } = await search(
      and([
        role,
        {
          operator: 'OR',
          value: [
            { field: 'custom_attributes.Seats', operator: '>', value: 40 },
            { field: 'name', operator: '~', value: "O'Hara" },
          ],
        },
      ]),
    );
    expect(body.data.map((row: { external_id: string }) => row.external_id)).toEqual(['acme-1001', 'acme-1004']);
  });

  test.each([
    ['three levels', and([and([and([role])])])],
    ['sixteen in a group', and(Array.from({ length: 16 }, () => role))],
    ['an unknown field', { field: 'shoe_size', operator: '=', value: '1' }],
    ['an unknown custom attribute', { field: 'custom_attributes.Nope', operator: '=', value: '1' }],
    ['the wrong type', { field: 'custom_attributes.Seats', operator: '=', value: 'many' }],
    ['an operator of another type', { field: 'email', operator: '>', value: 'a' }],
    ['IN on tags', { field: 'tag_id', operator: 'IN', value: ['1'] }],
    ['no query', undefined],
    ['an empty group', and([])],
  ])('refuse %s', async (_name, query) => {
    const { status, body } = await search(query);
    expect([status, body.type]).toEqual([400, 'error.list']);
  });
});
