import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { manualClock } from '../../testing/manual-clock.ts';

const clock = manualClock();
let intercom: Harness;

beforeAll(async () => {
  intercom = await startHarness({ clock });
});
afterAll(() => intercom.close());

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const idOf = async (companyId: string): Promise<string> =>
  (await intercom.call('GET', `/companies?company_id=${companyId}`)).body.id;
const read = async (id: string) => (await intercom.call('GET', `/companies/${id}`)).body;

test('the list has all companies, marks those without contacts, and finds them by name or id', async () => {
  const list = await page('/people/companies');
  expect(list).toContain('Hara &#38; Sons</a>');
  expect(list).toContain('Hidden from lists');
  const found = await page('/people/companies?q=OKAFOR');
  expect(found).toContain('Okafor Logistics');
  expect(found).not.toContain('Atelier Moreau');
  expect(await page('/people/companies?q=zzz')).toContain('No matches for “zzz”');
});

test('a form creates a company, once', async () => {
  const form = {
    'standard.company_id': 'by-form',
    'standard.name': 'By <b>form</b>',
    'standard.plan': 'Pro',
    'standard.monthly_spend': '12.5',
  };
  const made = await intercom.post('/people/companies/new', form);
  const id = await idOf('by-form');
  expect(made.headers.get('location')).toBe(`/people/companies/${id}?done=created`);
  const company = await read(id);
  expect(company).toMatchObject({ name: 'By &lt;b&gt;form&lt;/b&gt;', monthly_spend: 12, plan: { name: 'Pro' } });
  expect(company.custom_attributes).toEqual({});
  expect(await page(`/people/companies/${id}`)).not.toContain('<b>form');
  const again = await intercom.post('/people/companies/new', form);
  const text = await again.text();
  expect([again.status, text.includes('A company with this ID already exists.')]).toEqual([409, true]);
  expect(text).toContain('value="Pro"');
});

test('attributes, tags and notes are changed; what did not change is not written', async () => {
  const id = await idOf('acme-org-2');
  const saved = await intercom.post(`/people/companies/${id}`, {
    'standard.name': 'Okafor Freight',
    'was.standard.name': 'Okafor Logistics',
    'standard.size': '1',
    'was.standard.size': '1',
  });
  expect(saved.headers.get('location')).toContain('done=saved');
  expect(await read(id)).toMatchObject({ name: 'Okafor Freight', size: 240 });
  const refused = await intercom.post(`/people/companies/${id}`, {
    'standard.monthly_spend': '-5',
    'was.standard.monthly_spend': '890',
  });
  const text = await refused.text();
  expect(text).toContain('Not saved: monthly_spend must be a number');
  expect(text).toContain('value="-5"');
  await intercom.post(`/people/companies/${id}/tags`, { name: 'customer' });
  expect((await read(id)).tags.tags).toMatchObject([{ name: 'Customer' }]);
  await intercom.post(`/people/companies/${id}/tags`, { remove: (await read(id)).tags.tags[0].id });
  expect((await read(id)).tags.tags).toEqual([]);
  await intercom.post(`/people/companies/${id}/notes`, { body: 'Moves to Cork', admin_id: '814860' });
  expect(await page(`/people/companies/${id}`)).toContain('Moves to Cork');
  expect(await page(`/people/companies/${id}`)).toContain('Marta Okafor</a>');
});

test('a company is deleted a moment later', async () => {
  const id = await idOf('acme-org-3');
  const deleted = await intercom.post(`/people/companies/${id}/delete`, {});
  expect(await page(deleted.headers.get('location') ?? '')).toContain('Deleting the company.');
  clock.advance(1_000);
  expect((await fetch(`${intercom.url}/people/companies/${id}`)).status).toBe(404);
});
