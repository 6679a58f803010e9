import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;

beforeEach(async () => {
  intercom = await startHarness();
});
afterEach(() => intercom.close());

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const contact = async (id: string) => (await intercom.call('GET', `/contacts/${id}`)).body;
const attributeInput = async (id: string, name: string) => {
  const match = new RegExp(`for="(custom-\\d+)">${name}<`).exec(await page(`/people/${id}`));
  return match?.[1]?.replace('-', '.') ?? 'missing';
};

test('every page says that it is not the real Intercom, runs no script and loads nothing from other sites', async () => {
  for (const path of ['/people', '/people/new', '/attributes', '/log', '/settings']) {
    const response = await fetch(intercom.url + path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await response.text();
    expect(text).toContain('This is a practice Intercom');
    expect(text).not.toContain('<script');
  }
  expect((await fetch(`${intercom.url}/`)).url).toBe(`${intercom.url}/people`);
});

test("a person's address in Intercom's own app redirects to their page here", async () => {
  const { id } = (await intercom.call('POST', '/contacts', { email: 'nora@example.com', name: 'Nora' })).body;
  const response = await fetch(`${intercom.url}/a/apps/prac7ice/users/${id}/all-conversations`);
  expect(response.url).toBe(`${intercom.url}/people/${id}`);
  expect(await response.text()).toContain('nora@example.com');
});

test('the list shows a new contact immediately, first, and finds it by name or e-mail', async () => {
  await intercom.call('POST', '/contacts', { email: 'nora@example.com', name: 'Nora <b>Quick</b>' });
  const list = await page('/people');
  expect(list.indexOf('nora@example.com')).toBeGreaterThan(0);
  expect(list.indexOf('nora@example.com')).toBeLessThan(list.indexOf('dylan.price@example.com'));
  expect(list).not.toContain('<b>Quick');
  for (const search of ['quick', 'NORA@example']) {
    const found = await page(`/people?q=${encodeURIComponent(search)}`);
    expect(found).toContain('nora@example.com');
    expect(found).not.toContain('dylan.price@example.com');
  }
  expect(await page('/people?q=no-one-at-all')).toContain('No matches for');
  expect(await page('/people?view=leads')).not.toContain('nora@example.com');
});

describe('one contact', () => {
  let id: string;

  beforeEach(async () => {
    id = (await intercom.call('POST', '/contacts', { email: 'page@example.com', custom_attributes: { Plan: 'Team' } }))
      .body.id;
  });

  test('an attribute set on the page is written and reported', async () => {
    const app = await startReceiver();
    await intercom.control('POST', `apps/${intercom.clientId}`, { webhook_url: app.url });
    const input = await attributeInput(id, 'Signed up');
    const saved = await intercom.post(`/people/${id}`, { [input]: 'Yes', [`was.${input}`]: '' });
    expect(saved.headers.get('location')).toBe(`/people/${id}?done=saved`);
    expect((await contact(id)).custom_attributes).toEqual({ Plan: 'Team', 'Signed up': 'Yes' });
    await until('the webhook arrives', () => app.posts().length === 1);
    expect(JSON.parse(app.posts()[0]?.body ?? '').data.item.custom_attributes['Signed up']).toBe('Yes');
    expect(await page(`/people/${id}?done=saved`)).toContain('Contact saved.');
    expect(await page('/log')).toContain('contact.user.updated');
    await app.close();
  });

  test('saving keeps a value that the API wrote since the page was opened', async () => {
    const [plan, seats] = [await attributeInput(id, 'Plan'), await attributeInput(id, 'Seats')];
    await intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { Plan: 'Scale' } });
    await intercom.post(`/people/${id}`, {
      [plan]: 'Team',
      [`was.${plan}`]: 'Team',
      [seats]: '5',
      [`was.${seats}`]: '',
    });
    expect((await contact(id)).custom_attributes).toEqual({ Plan: 'Scale', Seats: 5 });
  });

  test('dates are shown in the workspace’s time zone and saved unchanged', async () => {
    const trial = await attributeInput(id, 'Trial ends at');
    const fields = {
      [trial]: '2026-07-01',
      [`was.${trial}`]: '',
      'standard.signed_up_at': '2026-07-01T09:30:15',
      'was.standard.signed_up_at': '',
    };
    await intercom.post(`/people/${id}`, fields);
    const stored = await contact(id);
    expect(stored.custom_attributes['Trial ends at']).toBe(Date.UTC(2026, 5, 30, 23) / 1000);
    expect(stored.signed_up_at).toBe(Date.UTC(2026, 6, 1, 8, 30, 15) / 1000);
    const shown = await page(`/people/${id}`);
    expect(shown).toContain('value="2026-07-01"');
    expect(shown).toContain('value="2026-07-01T09:30:15"');
  });

  test('a rejected value is explained and stays in the form', async () => {
    await intercom.call('POST', '/contacts', { email: 'taken@example.com' });
    const fields = { 'standard.email': 'taken@example.com', 'was.standard.email': 'page@example.com' };
    const response = await intercom.post(`/people/${id}`, fields);
    const text = await response.text();
    expect(response.status).toBe(409);
    expect(text).toContain('Not saved: A contact matching those details already exists');
    expect(text).toContain('value="taken@example.com"');
  });

  test('tags, archive, delete', async () => {
    await intercom.post(`/people/${id}/tags`, { name: 'customer' });
    await intercom.post(`/people/${id}/tags`, { name: 'Brand new' });
    expect((await contact(id)).tags.total_count).toBe(2);
    const { body } = await intercom.call('GET', `/contacts/${id}/tags`);
    expect(body.data[0].name).toBe('Customer');
    await intercom.post(`/people/${id}/tags`, { remove: body.data[0].id });
    expect((await contact(id)).tags.total_count).toBe(1);
    await intercom.post(`/people/${id}/archive`, {});
    expect(await page('/people?view=archived')).toContain('page@example.com');
    await intercom.post(`/people/${id}/delete`, {});
    expect((await fetch(`${intercom.url}/people/${id}`)).status).toBe(404);
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example.com' }],
    [{ origin: 'null' }],
  ])('a post from another site is refused: %o', async (headers) => {
    const response = await intercom.post(`/people/${id}/delete`, {}, headers);
    expect(response.status).toBe(403);
    expect((await contact(id)).id).toBe(id);
  });

  test('a post from the page itself is accepted', async () => {
    const response = await intercom.post(`/people/${id}/archive`, {}, { origin: intercom.url });
    expect(response.status).toBe(303);
  });
});

test('a form creates a contact', async () => {
  const form = { 'standard.role': 'lead', 'standard.name': 'By Form', 'standard.email': 'form@example.com' };
  const made = await intercom.post('/people/new', form);
  expect(made.status).toBe(303);
  const id = made.headers.get('location')?.match(/[0-9a-f]{24}/)?.[0] ?? '';
  expect(await contact(id)).toMatchObject({ role: 'lead', name: 'By Form', email: 'form@example.com' });
});

test('a form creates an attribute, which appears on every contact', async () => {
  await intercom.post('/attributes', { name: 'Mood', data_type: 'options', options: 'Sunny\r\nGrey\r\n' });
  expect(await page('/people/new')).toMatch(/<option value="Sunny"/);
  const refused = await intercom.post('/attributes', { name: 'Mood', data_type: 'string', options: '' });
  expect(await refused.text()).toContain('You already have &#39;Mood&#39; in your people data');
});

test('a form changes settings, and a logged webhook is sent again', async () => {
  const app: Receiver = await startReceiver();
  const behaviour = { index_lag_seconds: '0.5', webhook_retry_seconds: '2', rate_limit_per_minute: '600' };
  await intercom.post('/settings/behaviour', behaviour);
  expect((await intercom.control('GET', 'settings')).body).toMatchObject({
    index_lag_ms: 500,
    webhook_retry_ms: 2000,
    rate_limit_per_minute: 600,
    echo: false,
  });
  const form = {
    name: 'Practice app',
    version: '2.16',
    kind: 'private',
    webhook_url: app.url,
    topics: 'contact.user.created',
    redirect_uris: 'http://localhost:1/a\r\nhttp://localhost:1/b',
  };
  const appPage = `/apps/${intercom.clientId}`;
  await intercom.post(appPage, form);
  expect((await intercom.control('GET', 'info')).body.apps[0]).toMatchObject({
    webhook_url: app.url,
    topics: ['contact.user.created'],
    redirect_uris: ['http://localhost:1/a', 'http://localhost:1/b'],
  });
  await intercom.post(`${appPage}/in/prac7ice/ping`, {});
  await until('the ping arrives', () => app.posts().length === 1);
  const ping = JSON.parse(app.posts()[0]?.body ?? '');
  expect([ping.id, ping.topic, ping.data.item]).toEqual([
    null,
    'ping',
    { type: 'ping', message: 'something something interzen' },
  ]);
  const { row } = (await intercom.control('GET', 'webhooks')).body.notifications[0];
  await intercom.post(`/log/${row}/redeliver`, {});
  expect(app.posts()[1]?.body).toBe(app.posts()[0]?.body);
  await app.close();
});
