import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let clock: ManualClock;
let app: Receiver;
let visits = 0;

beforeAll(async () => {
  clock = manualClock();
  app = await startReceiver();
  intercom = await startHarness({ clock, webhookUrl: app.url });
});
afterAll(async () => {
  await intercom.close();
  await app.close();
});

const visit = async (body: object = {}) => (await intercom.control('POST', 'visit', body)).body;
const anonymous = () => visit({ anonymous_id: `browser-${(visits += 1)}` });
const convert = (body: object) => intercom.call('POST', '/visitors/convert', body);
const get = (userId: string) => intercom.call('GET', `/visitors?user_id=${userId}`);
const topicsAbout = (id: string) =>
  app
    .posts()
    .map((post) => JSON.parse(post.body))
    .filter((body) => body.data.item.id === id)
    .map((body) => body.topic);
const reported = (id: string, topic: string) => until(`${topic} arrives`, () => topicsAbout(id).includes(topic));

describe('a visitor', () => {
  test('is made by the Messenger and read by user_id', async () => {
    const visitor = await visit({ anonymous_id: 'seen-1' });
    const { status, body } = await get('seen-1');
    expect(status).toBe(200);
    expect(body).toEqual(visitor);
    expect(body).toMatchObject({ type: 'visitor', user_id: 'seen-1', anonymous: true, email: '', name: null });
    expect(body).toMatchObject({ companies: { type: 'company.list', companies: [] }, location_data: {} });
    expect([body.app_id, body.session_count]).toEqual(['prac7ice', 1]);
    expect(body.id).toMatch(/^[0-9a-f]{24}$/);
    expect((await visit({ anonymous_id: 'seen-1' })).session_count).toBe(2);
  });

  test('is no contact', async () => {
    const visitor = await anonymous();
    expect((await intercom.call('GET', `/contacts/${visitor.id}`)).status).toBe(404);
    expect(topicsAbout(visitor.id)).toEqual([]);
  });

  test('can be given a name and custom attributes, by either id', async () => {
    const visitor = await anonymous();
    clock.advance(1000);
    const named = await intercom.call('PUT', '/visitors', { id: visitor.id, name: "O'Neil" });
    expect(named.body).toMatchObject({ name: 'O&#39;Neil', updated_at: visitor.updated_at + 1 });
    const attributed = await intercom.call('PUT', '/visitors', {
      user_id: visitor.user_id,
      custom_attributes: { Plan: 'Team' },
    });
    expect(attributed.body).toMatchObject({ name: 'O&#39;Neil', custom_attributes: { Plan: 'Team' } });
    const unknown = await intercom.call('PUT', '/visitors', { id: visitor.id, custom_attributes: { nope: 1 } });
    expect(unknown.status).toBe(400);
  });

  test('that is unknown is 404, one that is not named 400', async () => {
    for (const answer of [
      await get('unknown'),
      await intercom.call('PUT', '/visitors', { user_id: 'unknown' }),
      await convert({ visitor: { user_id: 'unknown' }, user: { email: 'a@example.com' }, type: 'user' }),
    ])
      expect([answer.status, answer.body.errors[0].message]).toEqual([404, 'Visitor Not Found']);
    expect((await intercom.call('GET', '/visitors')).status).toBe(400);
    expect((await intercom.call('PUT', '/visitors', { name: 'x' })).status).toBe(400);
  });
});

describe('converting', () => {
  test('into a new user: the given identifiers, the visitor’s id, signed_up_at, visitor.signed_up', async () => {
    const visitor = await anonymous();
    const { status, body } = await convert({
      visitor: { user_id: visitor.user_id },
      user: { user_id: 'customer-1', email: 'Signed@example.com' },
      type: 'user',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: visitor.id,
      role: 'user',
      external_id: 'customer-1',
      email: 'signed@example.com',
    });
    expect(body.signed_up_at).toBe(Math.floor(clock.now() / 1000));
    expect((await get(visitor.user_id)).status).toBe(404);
    await reported(visitor.id, 'visitor.signed_up');
    expect(topicsAbout(visitor.id)).toEqual(['visitor.signed_up']);
    const post = app.posts().find((one) => JSON.parse(one.body).data.item.id === visitor.id);
    expect(JSON.parse(post?.body ?? '').data.item).toMatchObject({
      type: 'user',
      user_id: 'customer-1',
      anonymous: false,
      companies: { type: 'company.list', companies: [] },
      location_data: {},
    });
  });

  test('into a user that exists: merged into it and gone', async () => {
    const visitor = await anonymous();
    await intercom.call('PUT', '/visitors', { id: visitor.id, name: 'From the page' });
    const known = (await intercom.call('POST', '/contacts', { email: 'known@example.com' })).body;
    const joined = await convert({ visitor: { id: visitor.id }, user: { email: 'known@example.com' }, type: 'user' });
    expect(joined.body).toMatchObject({ id: known.id, name: 'From the page' });
    expect((await get(visitor.user_id)).status).toBe(404);
    await reported(known.id, 'visitor.signed_up');
  });

  test('into a lead: its anonymous id stays as external id', async () => {
    const visitor = await anonymous();
    const lead = await convert({ visitor: { id: visitor.id }, user: { email: 'lead@example.com' }, type: 'lead' });
    expect(lead.body).toMatchObject({ id: visitor.id, role: 'lead', external_id: visitor.user_id, signed_up_at: null });
    await reported(visitor.id, 'contact.lead.created');
  });

  test('invalid conversions are refused', async () => {
    const visitor = (await anonymous()).id;
    const archived = (await intercom.call('POST', '/contacts', { email: 'put-away@example.com' })).body;
    await intercom.call('POST', `/contacts/${archived.id}/archive`);
    const refused = async (body: object) => (await convert({ visitor: { id: visitor }, type: 'user', ...body })).status;
    expect(await refused({ user: {} })).toBe(400);
    expect(await refused({})).toBe(400);
    expect(await refused({ user: { email: 'a@example.com' }, type: 'admin' })).toBe(400);
    expect(await refused({ user: { email: 'a@example.com' }, visitor: 'x' })).toBe(400);
    expect(await refused({ user: { id: 'unknown' } })).toBe(404);
    expect(await refused({ user: { email: 'put-away@example.com' } })).toBe(409);
  });

  test('a first conversation makes a lead', async () => {
    const visitor = await anonymous();
    const said = await intercom.call('POST', '/conversations', {
      from: { type: 'contact', id: visitor.id },
      body: 'Hello',
    });
    expect(said.status).toBe(200);
    const lead = await intercom.call('GET', `/contacts/${visitor.id}`);
    expect(lead.body).toMatchObject({ role: 'lead', external_id: visitor.user_id });
  });
});

describe('logging in', () => {
  test('makes a new user, or turns a visitor or lead into one', async () => {
    const fresh = await visit({ user_id: 'login-1', email: 'login-1@example.com', name: 'New' });
    expect(fresh).toMatchObject({ role: 'user', external_id: 'login-1', name: 'New' });
    expect(fresh.last_seen_at).toBe(Math.floor(clock.now() / 1000));

    const visitor = await anonymous();
    const signed = await visit({ anonymous_id: visitor.user_id, user_id: 'login-2' });
    expect(signed).toMatchObject({ id: visitor.id, external_id: 'login-2' });

    const lead = (await intercom.call('POST', '/contacts', { role: 'lead' })).body;
    const grown = await visit({ anonymous_id: lead.external_id, user_id: 'login-3' });
    expect(grown).toMatchObject({ id: lead.id, role: 'user', external_id: 'login-3' });
    await reported(lead.id, 'contact.lead.signed_up');
    expect((await visit({ user_id: 'login-3' })).id).toBe(lead.id);
  });

  test('merges the leads that have the user’s e-mail', async () => {
    const user = (await intercom.call('POST', '/contacts', { email: 'same@example.com' })).body;
    const lead = (await intercom.call('POST', '/contacts', { role: 'lead', email: 'same@example.com' })).body;
    expect((await visit({ email: 'same@example.com' })).id).toBe(user.id);
    expect((await intercom.call('GET', `/contacts/${lead.id}`)).status).toBe(410);
    await reported(user.id, 'contact.merged');
  });

  test('merges by phone only when one user has the number', async () => {
    const phone = '+353870009999';
    await intercom.call('POST', '/contacts', { external_id: 'phone-1', phone });
    const other = (await intercom.call('POST', '/contacts', { external_id: 'phone-2', phone })).body;
    const lead = (await intercom.call('POST', '/contacts', { role: 'lead', phone })).body;
    await visit({ user_id: 'phone-1' });
    expect((await intercom.call('GET', `/contacts/${lead.id}`)).status).toBe(200);
    await intercom.call('PUT', `/contacts/${other.id}`, { phone: null });
    await visit({ user_id: 'phone-1' });
    expect((await intercom.call('GET', `/contacts/${lead.id}`)).status).toBe(410);
  });
});

test('the Messenger creates attributes, and writes only those that it may', async () => {
  const user = await visit({
    user_id: 'traits-1',
    custom_attributes: { tried_at: 1_700_000_000, tried: true, ratio: 0.5, Plan: 'Forged' },
  });
  expect(user.custom_attributes).toEqual({ tried_at: 1_700_000_000, tried: true, ratio: 0.5 });
  const all = (await intercom.call('GET', '/data_attributes?model=contact')).body.data;
  const made = (name: string) => all.find((one: { name: string }) => one.name === name);
  expect(made('tried_at')).toMatchObject({ data_type: 'date', messenger_writable: true });
  expect([made('tried').data_type, made('ratio').data_type]).toEqual(['boolean', 'float']);
});

test('an invalid visit is refused with a reason', async () => {
  const wrong = await intercom.tryControl('POST', 'visit', { user: 'x' });
  expect([wrong.status, typeof wrong.body.error]).toEqual([400, 'string']);
  const elsewhere = await intercom.tryControl('POST', 'visit', { workspace_id: 'nowhere' });
  expect(elsewhere.status).toBe(404);
  const blocked = (await intercom.call('POST', '/contacts', { email: 'barred@example.com' })).body;
  await intercom.call('POST', `/contacts/${blocked.id}/block`);
  expect((await intercom.tryControl('POST', 'visit', { email: 'barred@example.com' })).status).toBe(400);
});
