import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
});
afterAll(() => intercom.close());

const plain = (text: string) => text.replace(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));
const page = async (path: string) => plain(await (await fetch(intercom.url + path)).text());
const listed = async () => (await intercom.call('GET', '/segments?include_count=true')).body.segments;
const form = (name: string, filter: unknown, personType = 'contact') => ({
  name,
  person_type: personType,
  filter: typeof filter === 'string' ? filter : JSON.stringify(filter),
});
const leads = { field: 'role', operator: '=', value: 'lead' };

test('the list names the segments with their members', async () => {
  const text = await page('/people/segments');
  expect(text).toContain('Webinar guests');
  expect(text).toContain('href="/people/segments/new"');
});

describe('a new segment', () => {
  test('is created by a form, shows its members, and is listed by the API', async () => {
    const made = await intercom.post('/people/segments/new', form('Only <leads>', leads));
    expect(made.status).toBe(303);
    const address = made.headers.get('location') ?? '';
    expect(address).toMatch(/^\/people\/segments\/[0-9a-f]{24}\?done=created$/);
    await intercom.call('POST', '/contacts', { role: 'lead', name: 'Lea Member' });
    const text = await page(address);
    expect(text).toContain('Segment created.');
    expect(text).toContain('Only <leads>');
    expect(text).toContain('Lea Member');
    expect((await listed()).at(-1)).toMatchObject({ name: 'Only <leads>', person_type: 'contact' });
  });

  test.each([
    ['no name', form('  ', leads), 'A segment needs a name'],
    ['a taken name', form('webinar GUESTS', leads), 'There is already a segment called webinar GUESTS'],
    ['no JSON', form('A', '{"field": "role"'), 'The filter is not valid JSON'],
    ['an unknown field', form('A', { field: 'shoe_size', operator: '=', value: 1 }), 'Invalid field: shoe_size'],
    ['a wrong operator', form('A', { field: 'email', operator: '>', value: 'a' }), 'is not supported for field email'],
    ['another segment', form('A', { field: 'segment_id', operator: '=', value: 'a' }), 'Invalid field: segment_id'],
  ])('with %s is refused with the reason, and what was typed stays', async (_case, fields, reason) => {
    const before = (await listed()).length;
    const answer = await intercom.post('/people/segments/new', fields);
    expect(answer.status).toBe(400);
    const text = plain(await answer.text());
    expect(text).toContain('Not created: ');
    expect(text).toContain(reason);
    expect(text).toContain(fields.filter);
    expect(await listed()).toHaveLength(before);
  });

  test('can start from an example that the workspace accepts', async () => {
    for (const example of ['role', 'attribute', 'tag', 'both']) {
      const text = await page(`/people/segments/new?example=${example}`);
      const [, filter = ''] = /<textarea[^>]*>([^]*?)<\/textarea/.exec(text) ?? [];
      const made = await intercom.post('/people/segments/new', form(`Example ${example}`, filter));
      expect(made.status, example).toBe(303);
    }
  });
});

describe('a segment', () => {
  let id: string;
  beforeEach(async () => {
    const made = await intercom.post('/people/segments/new', form(`Leads ${performance.now()}`, leads));
    id = /[0-9a-f]{24}/.exec(made.headers.get('location') ?? '')?.[0] ?? '';
  });
  const own = async () => (await listed()).find((one: { id: string }) => one.id === id);

  test('is renamed and gets another filter, which applies immediately', async () => {
    const saved = await intercom.post(
      `/people/segments/${id}`,
      form('Nobody', { field: 'name', operator: '=', value: '-' }, 'user'),
    );
    expect(saved.headers.get('location')).toBe(`/people/segments/${id}?done=saved`);
    expect(await own()).toMatchObject({ name: 'Nobody', person_type: 'user', count: 0 });
    expect(await page(`/people/segments/${id}?done=saved`)).toContain('No matches.');
  });

  test('keeps its filter when another is rejected', async () => {
    const before = await own();
    const refused = await intercom.post(`/people/segments/${id}`, form('New name', '[]'));
    expect(plain(await refused.text())).toContain('Not saved: query must be an object');
    expect(await own()).toEqual(before);
  });

  test('is deleted; its address answers 404', async () => {
    const deleted = await intercom.post(`/people/segments/${id}/delete`, {});
    expect(deleted.headers.get('location')).toBe('/people/segments?done=deleted');
    expect(await own()).toBe(undefined);
    expect((await fetch(`${intercom.url}/people/segments/${id}`)).status).toBe(404);
  });
});
