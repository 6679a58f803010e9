import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let app: Receiver;

beforeEach(async () => {
  app = await startReceiver();
  intercom = await startHarness();
  await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
  await intercom.control('POST', 'settings', { webhook_retry_ms: 30 });
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

const topics = (): string[] => app.posts().map((post) => JSON.parse(post.body).topic);
const log = async () => (await intercom.control('GET', 'webhooks')).body.notifications;

test('saving the URL probes it with HEAD', async () => {
  await until('the probe arrives', () => app.received.some((request) => request.method === 'HEAD'));
});

test('a notification is signed and shaped like the recorded ones', async () => {
  const { body: contact } = await intercom.call('POST', '/contacts', { role: 'lead', email: 'hook@example.com' });
  await until('it arrives', () => app.posts().length === 1);
  const [post] = app.posts();
  const signature = createHmac('sha1', intercom.clientSecret)
    .update(post?.body ?? '')
    .digest('hex');
  expect(post?.headers['x-hub-signature']).toBe(`sha1=${signature}`);
  expect(post?.headers['user-agent']).toBe('intercom-parrot-service-client/1.0');
  expect(post?.headers['content-type']).toBe('application/json');
  const body = JSON.parse(post?.body ?? '');
  expect(body).toMatchObject({
    type: 'notification_event',
    app_id: 'prac7ice',
    topic: 'contact.lead.created',
    delivery_status: 'pending',
    delivery_attempts: 1,
    delivered_at: 0,
    links: {},
    self: null,
  });
  expect(body.id).toMatch(/^notif_[0-9a-f-]{36}$/);
  expect(body.data.type).toBe('notification_event_data');
  expect(body.data.item).toMatchObject({ type: 'contact', id: contact.id, email: 'hook@example.com' });
  expect(body.data.item.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
  expect(Math.floor(Date.parse(body.data.item.created_at) / 1000)).toBe(contact.created_at);
});

describe('delivery', () => {
  test('a failure is retried once, with the same id and a new signature', async () => {
    app.answers.push(500, 500, 500);
    await intercom.call('POST', '/contacts', { email: 'retry@example.com' });
    await until('both attempts failed', async () => (await log())[0]?.state === 'failed');
    const [first, second, third] = app.posts();
    expect(third).toBeUndefined();
    expect(JSON.parse(second?.body ?? '')).toEqual({ ...JSON.parse(first?.body ?? ''), delivery_attempts: 2 });
    const signature = createHmac('sha1', intercom.clientSecret)
      .update(second?.body ?? '')
      .digest('hex');
    expect(second?.headers['x-hub-signature']).toBe(`sha1=${signature}`);
  });

  test('an unreachable address is logged with a readable reason', async () => {
    const url = app.url;
    await app.close();
    await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: url });
    await intercom.call('POST', '/contacts', { email: 'deaf@example.com' });
    await until('it failed', async () => (await log())[0]?.state === 'failed');
    expect((await log())[0].attempts).toMatchObject([
      { status: null },
      { answer: 'connection refused: nothing listens there' },
    ]);
    app = await startReceiver();
  });

  test('410 turns the subscription off until the URL is saved again', async () => {
    app.answers.push(410);
    await intercom.call('POST', '/contacts', { email: 'first@example.com' });
    await until('it is off', async () => (await log())[0]?.state === 'failed');
    await intercom.call('POST', '/contacts', { email: 'second@example.com' });
    await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
    await intercom.call('POST', '/contacts', { email: 'third@example.com' });
    await until('the third arrives', () => app.posts().length === 2);
    expect(app.posts()[1]?.body).toContain('third@example.com');
  });
});

describe('topics', () => {
  test('each change fires its own', async () => {
    const { body: lead } = await intercom.call('POST', '/contacts', { role: 'lead' });
    const { body: tag } = await intercom.call('POST', '/tags', { name: 'Hot' });
    await intercom.call('PUT', `/contacts/${lead.id}`, { email: 'added@example.com' });
    await intercom.call('POST', `/contacts/${lead.id}/tags`, { id: tag.id });
    await intercom.call('POST', `/contacts/${lead.id}/tags`, { id: tag.id });
    await intercom.call('PUT', `/contacts/${lead.id}`, { role: 'user' });
    await intercom.call('PUT', `/contacts/${lead.id}`, { role: 'user' });
    await intercom.call('PUT', `/contacts/${lead.id}`, { custom_attributes: { 'Signed up': 'Yes' } });
    await intercom.call('DELETE', `/contacts/${lead.id}/tags/${tag.id}`);
    await intercom.call('POST', `/contacts/${lead.id}/archive`);
    await intercom.call('POST', `/contacts/${lead.id}/unarchive`);
    await intercom.call('DELETE', `/contacts/${lead.id}`);
    const expected = [
      'contact.archived',
      'contact.deleted',
      'contact.lead.added_email',
      'contact.lead.created',
      'contact.lead.signed_up',
      'contact.lead.tag.created',
      'contact.lead.updated',
      'contact.unarchive',
      'contact.user.tag.deleted',
      'contact.user.updated',
    ];
    await until('all arrived', () => app.posts().length >= expected.length);
    expect(topics().toSorted()).toEqual(expected);
  });

  test('only subscribed ones are sent', async () => {
    await intercom.control('POST', `apps/${intercom.clientId}`, { topics: ['contact.user.updated'] });
    const { body } = await intercom.call('POST', '/contacts', { email: 'quiet@example.com' });
    await intercom.call('PUT', `/contacts/${body.id}`, { name: 'Quiet' });
    await until('one arrives', () => app.posts().length === 1);
    expect(topics()).toEqual(['contact.user.updated']);
  });

  test('with echo off, only edits on the pages are reported', async () => {
    await intercom.control('POST', 'settings', { echo: false });
    const { body } = await intercom.call('POST', '/contacts', { email: 'silent@example.com' });
    await intercom.post(`/people/${body.id}`, { 'standard.name': 'By hand', 'was.standard.name': '' });
    await until('the edit arrives', () => app.posts().length === 1);
    expect(topics()).toEqual(['contact.user.updated']);
  });
});
