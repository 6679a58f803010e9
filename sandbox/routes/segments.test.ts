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

const segments = async (query = '') => (await intercom.call('GET', `/segments${query}`)).body.segments;
const segmentCalled = async (name: string) =>
  (await segments('?include_count=true')).find((one: { name: string }) => one.name === name);
const search = async (operator: string, value: unknown) =>
  (await intercom.call('POST', '/contacts/search', { query: { field: 'segment_id', operator, value } })).body;

test('segments are listed without pages, with a count only on demand', async () => {
  const { body } = await intercom.call('GET', '/segments');
  expect(body.type).toBe('segment.list');
  expect(body.segments.map((one: { name: string }) => one.name)).toEqual([
    'Signed up',
    'Large customers',
    'Webinar guests',
  ]);
  expect(Object.keys(body.segments[0])).toEqual(['type', 'id', 'name', 'created_at', 'updated_at', 'person_type']);
  expect(body.segments[0].id).toMatch(/^[0-9a-f]{24}$/);
  expect((await segmentCalled('Signed up')).count).toBeGreaterThan(0);
});

test('one is read by id; an unknown id answers 404; nothing can be written', async () => {
  const [first] = await segments();
  expect((await intercom.call('GET', `/segments/${first.id}`)).body).toEqual(first);
  const missing = await intercom.call('GET', '/segments/000000000000000000000000');
  expect([missing.status, missing.body.errors[0]]).toEqual([404, { code: 'not_found', message: 'Resource Not Found' }]);
  expect((await intercom.call('POST', '/segments', { name: 'x' })).status).toBe(404);
});

describe('membership', () => {
  test('follows the index in search, in the count and on the contact', async () => {
    const before = await segmentCalled('Signed up');
    const { body } = await intercom.call('POST', '/contacts', {
      email: 'segment@example.com',
      custom_attributes: { 'Signed up': 'Yes' },
    });
    const own = async () =>
      (await intercom.call('GET', `/contacts/${body.id}/segments`)).body.data.map((one: { name: string }) => one.name);
    expect(await own()).toEqual([]);
    clock.advance(80_000);
    expect(await own()).toEqual(['Signed up']);
    expect((await segmentCalled('Signed up')).count).toBe(before.count + 1);
    expect((await search('=', before.id)).total_count).toBe(before.count + 1);
    await intercom.call('PUT', `/contacts/${body.id}`, { custom_attributes: { 'Signed up': 'No' } });
    expect(await own()).toEqual(['Signed up']);
    clock.advance(80_000);
    expect(await own()).toEqual([]);
    expect((await search('=', before.id)).total_count).toBe(before.count);
  });

  test('of person_type user leaves leads out; of person_type contact takes them in', async () => {
    const [guests, signedUp] = [await segmentCalled('Webinar guests'), await segmentCalled('Signed up')];
    const { body } = await intercom.call('POST', '/contacts', {
      role: 'lead',
      custom_attributes: { 'Signed up': 'Yes' },
    });
    const { data: tags } = (await intercom.call('GET', '/tags')).body;
    const webinar = tags.find((tag: { name: string }) => tag.name === 'Webinar');
    await intercom.call('POST', `/contacts/${body.id}/tags`, { id: webinar.id });
    clock.advance(80_000);
    expect((await segmentCalled('Signed up')).count).toBe(signedUp.count);
    expect((await segmentCalled('Webinar guests')).count).toBe(guests.count + 1);
  });

  test('is searched by = != IN and NIN; an unknown id matches no contact', async () => {
    const [signedUp, large] = [await segmentCalled('Signed up'), await segmentCalled('Large customers')];
    const everyone = (await intercom.call('GET', '/contacts')).body.total_count;
    expect((await search('!=', signedUp.id)).total_count).toBe(everyone - signedUp.count);
    const either = (await search('IN', [signedUp.id, large.id])).total_count;
    expect(either).toBeGreaterThanOrEqual(signedUp.count);
    expect((await search('NIN', [signedUp.id, large.id])).total_count).toBe(everyone - either);
    expect((await search('=', 'nothing')).total_count).toBe(0);
    expect((await search('~', signedUp.id)).errors[0].code).toBe('parameter_invalid');
    expect((await search('=', 7)).errors[0].code).toBe('parameter_invalid');
  });

  test('a contact that does not exist answers 404', async () => {
    const { status, body } = await intercom.call('GET', '/contacts/000000000000000000000000/segments');
    expect([status, body.errors[0].message]).toEqual([404, 'User Not Found']);
  });
});
