import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

interface Shown {
  id: string;
  consent_type: string;
  default_translation: { name: string };
}

let intercom: Harness;
let app: Receiver;
let types: Shown[];
let newsletter: Shown;
let announcements: Shown;

beforeAll(async () => {
  app = await startReceiver();
  intercom = await startHarness();
  await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
  types = (await intercom.call('GET', '/subscription_types')).body.data;
  const named = (name: string) => {
    const type = types.find((one) => one.default_translation.name === name);
    if (type === undefined) throw new Error(`the seed lacks ${name}`);
    return type;
  };
  newsletter = named('Newsletter');
  announcements = named('Product announcements');
});
afterAll(async () => {
  await intercom.close();
  await app.close();
});

const contact = async (email: string) => (await intercom.call('POST', '/contacts', { email })).body.id;
const read = async (id: string) => (await intercom.call('GET', `/contacts/${id}`)).body;
const hooks = (id: string, start: string) =>
  app
    .posts()
    .map((post) => JSON.parse(post.body))
    .filter((body) => body.topic.startsWith(start) && body.data.item.contact?.id === id);

test('types are listed with their texts', () => {
  expect(newsletter).toEqual({
    type: 'subscription',
    id: expect.stringMatching(/^\d+$/),
    state: 'live',
    consent_type: 'opt_in',
    default_translation: { name: 'Newsletter', description: 'What is new once a month', locale: 'en' },
    translations: [{ name: 'Newsletter', description: 'What is new once a month', locale: 'en' }],
    content_types: ['email'],
  });
});

test('attaching an opt_in type opts in, an opt_out type opts out; only choices are listed', async () => {
  const id = await contact('chooses@example.com');
  expect((await intercom.call('GET', `/contacts/${id}/subscriptions`)).body).toEqual({ type: 'list', data: [] });
  for (const type of [newsletter, announcements, newsletter]) {
    const body = { id: type.id, consent_type: type.consent_type };
    expect((await intercom.call('POST', `/contacts/${id}/subscriptions`, body)).body).toEqual(type);
  }
  expect((await intercom.call('GET', `/contacts/${id}/subscriptions`)).body.data).toEqual([newsletter, announcements]);
  const stub = (type: Shown) => [{ id: type.id, type: 'subscription', url: `/subscription_types/${type.id}` }];
  const shown = await read(id);
  expect(shown.opted_in_subscription_types).toMatchObject({ data: stub(newsletter), total_count: 1 });
  expect(shown.opted_out_subscription_types).toMatchObject({ data: stub(announcements), total_count: 1 });

  const path = `/contacts/${id}/subscriptions/${newsletter.id}`;
  expect((await intercom.call('DELETE', path)).body).toEqual(newsletter);
  expect((await read(id)).opted_in_subscription_types.total_count).toBe(0);
  expect((await intercom.call('DELETE', path)).body.errors[0].message).toBe('Resource Not Found');

  await until('three webhooks arrive', () => hooks(id, 'granular.').length === 3);
  expect(hooks(id, 'granular.').map((hook) => hook.topic)).toEqual([
    'granular.subscribe',
    'granular.unsubscribe',
    'granular.unsubscribe',
  ]);
  expect(hooks(id, 'granular.')[0].data.item).toMatchObject({
    type: 'granular_subscribe',
    contact: { id, opted_in_subscription_types: { total_count: 1 } },
    subscription_types: { type: 'list', data: [newsletter] },
    created_at: expect.any(Number),
  });
});

test('turning e-mails off and on is reported', async () => {
  const id = await contact('emails@example.com');
  await intercom.call('PUT', `/contacts/${id}`, { unsubscribed_from_emails: true });
  await intercom.call('PUT', `/contacts/${id}`, { unsubscribed_from_emails: false });
  await until('both webhooks arrive', () => hooks(id, 'contact.').length === 2);
  const [off, on] = hooks(id, 'contact.');
  expect([off.topic, off.data.item.type]).toEqual(['contact.unsubscribed', 'contact_unsubscribe']);
  expect([on.topic, on.data.item.type]).toEqual(['contact.subscribed', 'contact_subscribe']);
  expect(on.data.item.subscription_types).toEqual({ type: 'list', data: [] });
});

test('choices are refused without a type, a consent, or with the wrong one', async () => {
  const id = await contact('refused@example.com');
  const choose = async (body: unknown, contactId = id) => {
    const answer = await intercom.call('POST', `/contacts/${contactId}/subscriptions`, body);
    return [answer.status, answer.body.errors[0].message];
  };
  expect(await choose({ id: 'invalid_id', consent_type: 'opt_in' })).toEqual([404, 'Resource Not Found']);
  expect(await choose({ id: newsletter.id, consent_type: 'opt_in' }, 'none')).toEqual([404, 'User Not Found']);
  expect(await choose({ consent_type: 'opt_in' })).toEqual([400, 'subscription not specified']);
  expect(await choose({ id: newsletter.id })).toEqual([400, 'consent_type not specified']);
  expect(await choose({ id: newsletter.id, consent_type: 'yes' })).toEqual([
    400,
    'consent_type must be opt_in or opt_out',
  ]);
  expect(await choose({ id: newsletter.id, consent_type: 'opt_out' })).toEqual([
    400,
    'consent_type of this subscription is opt_in',
  ]);
  expect((await read(id)).opted_in_subscription_types.total_count).toBe(0);
});
