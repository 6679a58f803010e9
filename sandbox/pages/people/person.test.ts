import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';

let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness();
});
afterAll(() => intercom.close());

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const make = async (body: object): Promise<string> => (await intercom.call('POST', '/contacts', body)).body.id;
const read = async (id: string) => (await intercom.call('GET', `/contacts/${id}`)).body;
const done = (response: Response) => response.headers.get('location')?.split('?done=')[1];

test('notes are added and shown as text; a rejected note stays in the form', async () => {
  const id = await make({ email: 'page.notes@example.com' });
  const sam = { body: 'Call <b>back</b>', admin_id: '814861' };
  expect(done(await intercom.post(`/people/${id}/notes`, sam))).toBe('noted');
  expect((await intercom.call('GET', `/contacts/${id}/notes`)).body.data[0].author.name).toBe('Sam Doyle');
  const shown = await page(`/people/${id}`);
  expect(shown).toContain('Call back');
  expect(shown).not.toContain('<b>back');
  const refused = await intercom.post(`/people/${id}/notes`, { body: '  ', admin_id: '814861' });
  expect([refused.status, (await refused.text()).includes('Not saved: Body is required')]).toEqual([400, true]);
});

test('companies are attached by their id or name, and detached', async () => {
  const id = await make({ email: 'page.companies@example.com' });
  expect(done(await intercom.post(`/people/${id}/companies`, { attach: 'acme-org-3' }))).toBe('attached');
  expect(done(await intercom.post(`/people/${id}/companies`, { attach: "o'hara & sons" }))).toBe('attached');
  const { companies } = await read(id);
  expect(companies.total_count).toBe(2);
  expect(await page(`/people/${id}`)).toContain('Hara &#38; Sons</a>');
  const [first] = companies.data;
  expect(done(await intercom.post(`/people/${id}/companies`, { detach: first.id }))).toBe('detached');
  expect((await read(id)).companies.total_count).toBe(1);
  const refused = await intercom.post(`/people/${id}/companies`, { attach: 'nowhere' });
  expect(await refused.text()).toContain('No company has this ID or name.');
});

test('subscriptions are chosen and reset', async () => {
  const id = await make({ email: 'page.subscriptions@example.com' });
  const [type] = (await intercom.call('GET', '/subscription_types')).body.data;
  expect(done(await intercom.post(`/people/${id}/subscriptions`, { choose: type.id }))).toBe('chosen');
  expect((await read(id)).opted_in_subscription_types.total_count).toBe(1);
  expect(await page(`/people/${id}`)).toContain('Opted in');
  expect(done(await intercom.post(`/people/${id}/subscriptions`, { withdraw: type.id }))).toBe('withdrawn');
  expect((await read(id)).opted_in_subscription_types.total_count).toBe(0);
});

test('a contact is merged into another one, and its page redirects there', async () => {
  const user = await make({ email: 'page.merge@example.com', name: 'Stays' });
  const lead = await make({ role: 'lead', email: 'page.lead@example.com' });
  const refused = await intercom.post(`/people/${lead}/merge`, { into: 'Page.Merge@example.com' });
  const text = await refused.text();
  expect(text).toContain('Not saved: Contacts can only be merged when they are duplicates');
  expect(text).toContain('value="Page.Merge@example.com"');
  const unknown = await intercom.post(`/people/${lead}/merge`, { into: 'nobody@example.com' });
  expect(await unknown.text()).toContain('no contact has this email or ID');
  const merged = await intercom.post(`/people/${lead}/merge`, { into: 'page.merge@example.com', skip: 'true' });
  const after = await fetch(intercom.url + (merged.headers.get('location') ?? ''));
  expect(after.url).toBe(`${intercom.url}/people/${user}?done=merged`);
  expect(await after.text()).toContain('Contacts merged. This contact was kept.');
});
