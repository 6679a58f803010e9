import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
let id: string;

beforeAll(async () => {
  intercom = await startHarness();
  id = (await intercom.call('POST', '/contacts', { email: 'tagged@example.com' })).body.id;
});
afterAll(() => intercom.close());

test('a name is made once, whatever its case', async () => {
  const made = await intercom.call('POST', '/tags', { name: 'Partner' });
  const again = await intercom.call('POST', '/tags', { name: 'PARTNER' });
  expect(again.body).toEqual(made.body);
  expect(made.body).toEqual({ type: 'tag', id: made.body.id, name: 'Partner' });
  const renamed = await intercom.call('POST', '/tags', { id: made.body.id, name: 'Ally' });
  expect(renamed.body.name).toBe('Ally');
});

test('a tagged contact is found by its tag and says who tagged it', async () => {
  const { body: tag } = await intercom.call('POST', '/tags', { name: 'Finder' });
  const applied = await intercom.call('POST', `/contacts/${id}/tags`, { id: tag.id });
  expect(applied.body).toMatchObject({ ...tag, applied_by: { type: 'admin', id: '814860' } });
  await intercom.control('POST', 'settings', { index_lag_ms: 0 });
  const query = { field: 'tag_id', operator: '=', value: tag.id };
  expect((await intercom.call('POST', '/contacts/search', { query })).body.data).toMatchObject([{ id }]);
  const others = await intercom.call('POST', '/contacts/search', { query: { ...query, operator: '!=' } });
  expect(others.body.total_count).toBe(24);
});

test.each([
  ['an unknown contact', '/contacts/000000000000000000000000/tags', { id: '1' }, 404, 'User Not Found'],
  ['an unknown tag', '/contacts/:id/tags', { id: '1' }, 404, 'Resource Not Found'],
  ['no tag', '/contacts/:id/tags', {}, 400, 'tag not specified'],
  ['a nameless tag', '/tags', { name: ' ' }, 400, 'invalid tag parameters'],
])('%s is refused', async (_name, path, body, status, message) => {
  const answer = await intercom.call('POST', path.replace(':id', id), body);
  expect([answer.status, answer.body.errors[0].message]).toEqual([status, message]);
});
