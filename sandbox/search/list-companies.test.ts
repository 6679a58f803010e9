import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let clock: ManualClock;
let intercom: Harness;

beforeEach(async () => {
  clock = manualClock();
  intercom = await startHarness({ clock, settings: { indexLagMs: 0, rateLimitPerMinute: 1_000_000 } });
  // The seed's companies would be in every list.
  for (const { id } of (await call('GET', '/companies?per_page=150')).body.data)
    await call('DELETE', `/companies/${id}`);
  clock.advance(1_000);
});
afterEach(() => intercom.close());

const call = (method: string, path: string, body?: unknown, version = '2.16') =>
  intercom.call(method, path, body, { 'intercom-version': version });

/** Makes companies one second apart, each with a contact by default. */
async function companies(names: string[], more: object = {}, attached = true): Promise<string[]> {
  const { id: contactId } = (await call('POST', '/contacts', { email: `${names[0]}@example.com` })).body;
  const ids: string[] = [];
  for (const name of names) {
    clock.advance(1_000);
    const { id } = (await call('POST', '/companies', { company_id: name, name, ...more })).body;
    if (attached) await call('POST', `/contacts/${contactId}/companies`, { id });
    ids.push(id);
  }
  return ids;
}
const names = (body: { data: { name: string }[] }) => body.data.map((company) => company.name);

describe('lists', () => {
  test('a company without contacts is in no list, but is found by its ids and its name', async () => {
    const [id] = await companies(['Alone'], {}, false);
    expect((await call('GET', '/companies')).body).toEqual({
      type: 'list',
      data: [],
      pages: { type: 'pages', next: null, page: 1, per_page: 15, total_pages: 0 },
      total_count: 0,
    });
    for (const path of [`/companies/${id}`, '/companies?company_id=Alone', '/companies?name=Alone'])
      expect((await call('GET', path)).body, path).toMatchObject({ type: 'company', id });
    expect((await call('GET', '/companies?name=Unknown')).body.errors[0]).toEqual({
      code: 'company_not_found',
      message: 'Company Not Found',
    });
  });

  test('pages are numbered; next is the URL of the next one, and null at the end', async () => {
    await companies(['A', 'B', 'C']);
    const first = (await call('GET', '/companies?per_page=2')).body;
    expect(names(first)).toEqual(['A', 'B']);
    expect(first.pages).toEqual({
      type: 'pages',
      next: `${intercom.url}/companies?per_page=2&page=2`,
      page: 1,
      per_page: 2,
      total_pages: 2,
    });
    const second = (await call('GET', first.pages.next.slice(intercom.url.length))).body;
    expect([names(second), second.pages.next]).toEqual([['C'], null]);
  });

  test('a list can be narrowed by tag', async () => {
    const [id] = await companies(['Tagged', 'Plain']);
    const { body: tag } = await call('POST', '/tags', { name: 'Big', companies: [{ id }] });
    expect(names((await call('GET', `/companies?tag_id=${tag.id}`)).body)).toEqual(['Tagged']);
    expect((await call('GET', '/companies?segment_id=1')).body.total_count).toBe(0);
  });

  test('POST /companies/list goes by the last request, the latest first', async () => {
    await companies(['A', 'B']);
    await call('POST', '/companies', { company_id: 'B', update_last_request_at: true });
    clock.advance(1_000);
    await call('POST', '/companies', { company_id: 'A', update_last_request_at: true });
    expect(names((await call('POST', '/companies/list')).body)).toEqual(['A', 'B']);
    expect(names((await call('POST', '/companies/list?order=asc')).body)).toEqual(['B', 'A']);
    expect((await call('POST', '/companies/list?order=descending')).status).toBe(400);
  });

  test('a company appears in lists once the index knows its contact', async () => {
    await intercom.control('POST', 'settings', { index_lag_ms: 80_000 });
    const [id] = await companies(['Late']);
    expect((await call('GET', '/companies')).body.total_count).toBe(0);
    expect((await call('GET', `/companies/${id}`)).body.user_count).toBe(1);
    clock.advance(80_000);
    expect(names((await call('GET', '/companies')).body)).toEqual(['Late']);
  });

  test.each([
    ['/companies?page=0', 'Page is invalid'],
    ['/companies?page=1e99', 'Page is invalid'],
    ['/companies?per_page=x', 'Per Page is invalid'],
    ['/companies?per_page=151', 'Per Page is too big'],
    ['/companies?page=667', 'page limit reached, please use scroll API'],
  ])('%s is refused', async (path, message) => {
    const answer = await call('GET', path);
    expect([answer.status, answer.body.errors[0].message]).toEqual([400, message]);
  });
});

describe('scroll', () => {
  test('returns everything in pages, then an empty page, and ends', async () => {
    const all = Array.from({ length: 103 }, (_, at) => `c${at}`);
    await companies(all);
    const first = (await call('GET', '/companies/scroll')).body;
    expect([first.data.length, first.pages, first.total_count]).toEqual([100, null, null]);
    const next = `/companies/scroll?scroll_param=${first.scroll_param}`;
    expect(names((await call('GET', next)).body)).toEqual(['c100', 'c101', 'c102']);
    expect((await call('GET', next)).body).toMatchObject({ data: [], scroll_param: first.scroll_param });
    expect((await call('GET', next)).body.errors[0]).toEqual({
      code: 'not_found',
      message: 'scroll parameter not found',
    });
    expect((await call('GET', '/companies/scroll')).status).toBe(200);
  });

  test('blocks a second one until it was idle for a minute', async () => {
    await companies(['A']);
    const { scroll_param: param } = (await call('GET', '/companies/scroll')).body;
    const second = await call('GET', '/companies/scroll');
    expect([second.status, second.body.errors[0]]).toEqual([
      400,
      { code: 'scroll_exists', message: 'scroll already exists for this workspace' },
    ]);
    clock.advance(60_000);
    expect((await call('GET', `/companies/scroll?scroll_param=${param}`)).status).toBe(404);
    expect((await call('GET', '/companies/scroll')).status).toBe(200);
  });
});

describe('search', () => {
  const search = (query: unknown, more: object = {}) =>
    call('POST', '/companies/search', { query, ...more }, 'Preview');

  test('exists in Preview only', async () => {
    const answer = await call('POST', '/companies/search', { query: {} });
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'intercom_version_invalid']);
  });

  test('finds by fields, numbers of contacts and attributes, sorts, and pages by cursor', async () => {
    await call('POST', '/data_attributes', { name: 'Fleet', model: 'company', data_type: 'integer' });
    await companies(['Small', 'Smaller'], { monthly_spend: 10, custom_attributes: { Fleet: 2 } });
    await companies(['Big'], { monthly_spend: 90 });
    const small = { field: 'name', operator: '^', value: 'small' };
    const found = await search(small, { sort: { field: 'name', order: 'descending' }, pagination: { per_page: 1 } });
    expect(names(found.body)).toEqual(['Smaller']);
    expect(found.body).toMatchObject({ type: 'list', total_count: 2, pages: { page: 1, per_page: 1, total_pages: 2 } });
    const { starting_after } = found.body.pages.next;
    const next = await search(small, {
      sort: { field: 'name', order: 'descending' },
      pagination: { per_page: 1, starting_after },
    });
    expect([names(next.body), next.body.pages.next]).toEqual([['Small'], undefined]);
    const spend = { field: 'monthly_spend', operator: '>', value: 10 };
    const fleet = { field: 'custom_attributes.Fleet', operator: '=', value: 2 };
    const one = { field: 'user_count', operator: '=', value: 1 };
    expect(names((await search(spend)).body)).toEqual(['Big']);
    expect(names((await search({ operator: 'OR', value: [spend, fleet] })).body)).toEqual(['Small', 'Smaller', 'Big']);
    expect((await search(one)).body.total_count).toBe(3);
    expect((await search(one)).body.data[0].notes).toMatchObject({ type: 'note.list', total_count: 0 });
  });

  test.each([
    [{ field: 'segment_id', operator: '=', value: '1' }, 'invalid_field', 'segment_id is not a valid search field'],
    [{ field: 'plan.id', operator: '=', value: '1' }, 'invalid_field', 'plan.id is not a valid search field'],
    [
      { field: 'created_at', operator: 'IN', value: [1] },
      'parameter_invalid',
      "Operator 'IN' is not supported for field created_at",
    ],
    [
      { field: 'tag_id', operator: 'IN', value: ['1'] },
      'parameter_invalid',
      "Operator 'IN' is not supported for field tag_id",
    ],
  ])('%o is refused', async (query, code, message) => {
    expect((await search(query)).body.errors[0]).toEqual({ code, message });
  });

  test('tags are no sort order', async () => {
    const query = { field: 'name', operator: '=', value: 'A' };
    expect((await search(query, { sort: { field: 'tag_id' } })).body.errors[0].code).toBe('invalid_field');
  });
});
