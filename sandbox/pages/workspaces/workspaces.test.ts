import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';

let intercom: Harness;
beforeEach(async () => {
  intercom = await startHarness();
});
afterEach(() => intercom.close());

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const page = async (path: string, cookie = '') => (await fetch(intercom.url + path, { headers: { cookie } })).text();
const input = { name: 'Boulangerie', region: 'EU', timezone: 'Europe/Paris', contents: 'empty', count: '3' };

test('every page shows a new workspace from then on, and the visitor can switch back', async () => {
  const made = await intercom.post('/workspaces', { ...input, id_code: 'bake1' });
  expect(made.headers.get('location')).toBe('/workspaces?done=created');
  const bakery = cookieOf(made);
  expect(await page('/people', bakery)).not.toContain('Marta Okafor');
  expect(await page('/people')).toContain('Marta Okafor');
  await intercom.post(
    '/people/new',
    { 'standard.role': 'user', 'standard.email': 'new@example.com' },
    { cookie: bakery },
  );
  expect(await page('/people', bakery)).toContain('new@example.com');
  expect(await page('/people')).not.toContain('new@example.com');

  const back = await intercom.post('/show-workspace', { workspace: 'prac7ice', back: '/log' }, { cookie: bakery });
  expect(back.headers.get('location')).toBe('/log');
  expect(await page('/people', cookieOf(back))).toContain('Marta Okafor');
});

test.each(['https://evil.example.com', '//evil.example.com', '/\\evil.example.com', ''])(
  'turning to a workspace never leads to %j',
  async (back) => {
    const answer = await intercom.post('/show-workspace', { workspace: 'prac7ice', back });
    expect(answer.headers.get('location')).toBe('/people');
  },
);

test('the cookie of a deleted workspace shows the first one', async () => {
  expect(await page('/people', 'practice_workspace=gone')).toContain('Marta Okafor');
});

test('an invalid workspace is rejected and stays in the form', async () => {
  const refused = await intercom.post('/workspaces', { ...input, timezone: 'Europe/Nowhere' });
  const text = await refused.text();
  expect(refused.status).toBe(400);
  expect(text).toContain('Not created: timezone must be an IANA name such as Europe/Dublin.');
  expect(text).toContain('value="Boulangerie"');
});

test('a workspace is renamed, and deleted only when the box is ticked', async () => {
  await intercom.post('/workspaces', { ...input, id_code: 'bake1' });
  await intercom.post('/workspaces/bake1', { ...input, name: 'Pâtisserie <Paul>' });
  expect(await page('/workspaces/bake1')).toContain('Pâtisserie &#60;Paul&#62;');
  expect((await intercom.post('/workspaces/bake1/delete', {})).status).toBe(400);
  expect((await intercom.post('/workspaces/bake1/delete', { sure: 'on' })).status).toBe(303);
  expect((await fetch(`${intercom.url}/workspaces/bake1`)).status).toBe(404);
  expect(await page('/workspaces/prac7ice')).not.toContain('Delete workspace');
});

test('an export is uploaded from the page', async () => {
  const { body } = await intercom.control('GET', 'export');
  body.workspaces[0].name = 'Imported by form';
  const upload = async (text: string) => {
    const form = new FormData();
    form.set('file', new File([text], 'export.json', { type: 'application/json' }));
    return fetch(`${intercom.url}/import-state`, { method: 'POST', body: form, redirect: 'manual' });
  };
  expect((await upload(JSON.stringify(body))).headers.get('location')).toBe('/workspaces?done=everything');
  expect(await page('/workspaces')).toContain('Imported by form');
  const refused = await upload('not JSON');
  expect([refused.status, (await refused.text()).includes('choose the JSON file of an export')]).toEqual([400, true]);
});
