import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let clock: ManualClock;

beforeEach(async () => {
  clock = manualClock();
  intercom = await startHarness({ clock });
});
afterEach(() => intercom.close());

const switchOn = (change: object) => intercom.control('POST', 'settings', change);
const create = async (email: string) => (await intercom.call('POST', '/contacts', { email })).body;

test('a stale read shows the old row, or none, without the cookie of the write', async () => {
  await switchOn({ stale_reads_ms: 1000 });
  const made = await intercom.call('POST', '/contacts', { email: 'stale@example.com', name: 'Old' });
  const path = `/contacts/${made.body.id}`;
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^recent_write=[0-9a-f-]{36}$/);
  expect((await intercom.call('GET', path)).status).toBe(404);
  expect((await intercom.call('GET', path, undefined, { cookie: `a=b; ${cookie}` })).body.name).toBe('Old');
  clock.advance(1000);
  expect((await intercom.call('GET', path)).body.name).toBe('Old');

  const put = await intercom.call('PUT', path, { name: 'New' });
  expect(put.body.name).toBe('New');
  clock.advance(999);
  expect((await intercom.call('GET', path)).body.name).toBe('Old');
  clock.advance(1);
  expect((await intercom.call('GET', path)).body.name).toBe('New');
});

test('reads are fresh by default, and at most a second stale', async () => {
  const { id } = await create('fresh@example.com');
  expect((await intercom.call('GET', `/contacts/${id}`)).status).toBe(200);
  expect((await intercom.tryControl('POST', 'settings', { stale_reads_ms: 1001 })).status).toBe(400);
});

test('the loser of a race gets 409, or with a switch the old 404', async () => {
  const race = async (email: string) => {
    const all = await Promise.all(Array.from({ length: 5 }, () => intercom.call('POST', '/contacts', { email })));
    return all.map((answer) => answer.status).toSorted((a, b) => a - b);
  };
  expect(await race('race-1@example.com')).toEqual([200, 409, 409, 409, 409]);
  await switchOn({ legacy_race: true });
  expect(await race('race-2@example.com')).toEqual([200, 404, 404, 404, 404]);
  clock.advance(1001);
  const late = await intercom.call('POST', '/contacts', { email: 'race-2@example.com' });
  expect(late.status).toBe(409);
});

test('errors can lose their message or get an unknown code', async () => {
  const error = async () => (await intercom.call('GET', '/contacts/unknown')).body.errors[0];
  await switchOn({ null_messages: true });
  expect(await error()).toEqual({ code: 'not_found', message: null });
  await switchOn({ null_messages: false, unknown_error_codes: true });
  expect(await error()).toEqual({ code: 'code_added_later', message: 'User Not Found' });
});

test('every object gains an unknown field, at every depth, in errors too', async () => {
  const added = { type: 'added_later', value: null };
  const { id } = await create('fields@example.com');
  const tag = (await intercom.call('POST', '/tags', { name: 'Deep' })).body;
  await intercom.call('POST', `/contacts/${id}/tags`, { id: tag.id });
  await intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { Plan: 'Team' } });
  await switchOn({ extra_unknown_fields: true });
  const { body } = await intercom.call('GET', `/contacts/${id}`);
  expect(body.field_added_later).toEqual(added);
  expect(body.location.field_added_later).toEqual(added);
  expect(body.tags.data[0].field_added_later).toEqual(added);
  expect(body.custom_attributes).toEqual({ Plan: 'Team' });
  const missing = await intercom.call('GET', '/contacts/unknown');
  expect(missing.body.field_added_later).toEqual(added);
  expect(missing.body.errors[0].field_added_later).toEqual(added);
});

test('the control API is not affected', async () => {
  await switchOn({ extra_unknown_fields: true, null_messages: true });
  expect((await intercom.control('GET', 'settings')).body).not.toHaveProperty('field_added_later');
});

test('contact items of webhooks show unix seconds with a switch', async () => {
  const app = await startReceiver();
  await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
  const item = (email: string) =>
    app
      .posts()
      .map((post) => JSON.parse(post.body).data.item)
      .find((one) => one.email === email);
  await create('iso@example.com');
  await switchOn({ webhook_times: 'unix' });
  const { created_at: createdAt } = await create('unix@example.com');
  await until('both arrive', () => item('iso@example.com') !== undefined && item('unix@example.com') !== undefined);
  expect(item('iso@example.com').created_at).toBe(new Date(clock.now()).toISOString().replace('Z', '+00:00'));
  expect(item('unix@example.com').created_at).toBe(createdAt);
  await app.close();
});
