import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { until } from '../support/goodword.ts';
import { importSteps, type ImportSteps } from '../support/imports.ts';

let pair: Pair;
let steps: ImportSteps;
let campaignId: string;

beforeAll(async () => {
  pair = await startPair();
  steps = importSteps(pair);
  ({ campaignId } = await pair.campaign());
});
afterAll(() => pair.close());

async function upload(importId: string, content: string | Uint8Array<ArrayBuffer>, name = 'people.csv') {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'text/csv' }), name);
  const answer = await fetch(`${pair.url}/api/v1/imports/${importId}/file`, {
    method: 'POST',
    headers: { cookie: pair.cookie },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as any };
}

const draft = () => steps.draft(campaignId, { source: 'csv' });

it('a file is read, tried in a dry run and imported; what is wrong has its line, column and remedy', async () => {
  const { id } = await draft();
  const { status, body } = await upload(
    id,
    [
      '\uFEFFName;E-mail;Telefon',
      '"Diaz; Ana";ana@example.com;+1',
      'Ben Okoro;ben@example',
      '',
      'Cem Yildiz;cem@example.com;+49 170 1',
      'Cem Again;CEM@example.com;',
      'Dora "D" Smith;;',
    ].join('\r\n'),
  );
  expect(status).toBe(200);
  expect(body.file).toMatchObject({ name: 'people.csv', delimiter: ';', has_header: true, lines: 6 });
  expect(body.file.columns[1]).toEqual({
    index: 1,
    name: 'E-mail',
    samples: ['ana@example.com', 'ben@example', 'cem@example.com'],
  });
  expect(body.mapping).toEqual({ email: '1', first_name: '0.first', last_name: '0.last', phone: '2' });

  const ready = await steps.dryRun(id);
  expect(ready.plan).toMatchObject({ create: 2, update: 0, skip: 3, exclude: 0 });
  expect(ready.progress).toMatchObject({ done: 5, total: 5 });
  const skipped = await steps.rows(id, 'outcome=skip');
  expect(skipped.map(({ line, reason, problem }) => ({ line, reason, problem }))).toEqual([
    {
      line: 3,
      reason: 'invalid_email',
      problem: {
        column: 'E-mail',
        value: 'ben@example',
        remedy: 'Correct the e-mail address in this line and upload the file again.',
      },
    },
    { line: 6, reason: 'same_address_twice', problem: expect.objectContaining({ column: 'E-mail' }) },
    { line: 7, reason: 'no_email', problem: expect.objectContaining({ value: '' }) },
  ]);

  const done = await steps.ran(id);
  expect(done.counts).toMatchObject({ enrolled: 2, waiting: 0, failed: 0 });
  expect(await steps.referrers(campaignId)).toContainEqual(
    expect.objectContaining({ email: 'cem@example.com', first_name: 'Cem', source: 'CSV', phone: '+49 170 1' }),
  );

  const csv = await pair.api('GET', `/imports/${id}/rows.csv?outcome=skip`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.body.trim().split('\n')).toHaveLength(4);
  expect(csv.body).toContain('3,,ben@example,Ben,Okoro');
});

it('a header line is not imported as a person, and a file without one loses no line', async () => {
  const { id } = await draft();
  const { body } = await upload(id, 'eva@example.com,Eva\nfay@example.com,Fay\n');
  expect(body).toMatchObject({ has_header: false, mapping: { email: '0', first_name: null } });
  expect(body.file.columns[0]).toMatchObject({ name: 'Column 1', samples: ['eva@example.com', 'fay@example.com'] });
  expect((await steps.dryRun(id)).plan.create).toBe(2);

  const { body: changed } = await pair.api('PATCH', `/imports/${id}`, { has_header: true });
  expect(changed).toMatchObject({ state: 'Draft', plan: null });
  expect((await steps.dryRun(id)).plan.create).toBe(1);
});

it('the table begins where a person says it does, and a title above it is no person', async () => {
  const { id } = await draft();
  const lines = ['Customers, today', 'Team;Olivia', 'First name;E-mail', 'Ada;ada@example.com', 'Bo;bo@example.com'];
  const { body } = await upload(id, `sep=;\n${lines.join('\n')}\n`);
  expect(body.file).toMatchObject({ first_line: 4, lines: 3, has_header: true, delimiter: ';' });
  expect(body.file.start.slice(0, 3)).toEqual([
    { line: 2, text: 'Customers, today' },
    { line: 3, text: 'Team · Olivia' },
    { line: 4, text: 'First name · E-mail' },
  ]);
  expect((await steps.dryRun(id)).plan).toMatchObject({ create: 2, skip: 0 });

  const { body: moved } = await pair.api('PATCH', `/imports/${id}`, { first_line: 3 });
  expect(moved).toMatchObject({ state: 'Draft', has_header: true, mapping: { email: '1' } });
  expect(moved.file).toMatchObject({ first_line: 3, lines: 4 });
  expect((await steps.dryRun(id)).plan).toMatchObject({ create: 2, skip: 1 });

  const refused = await pair.api('PATCH', `/imports/${id}`, { first_line: 44 });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'first_line' }] } });
});

it('a file that is refused leaves the one before it, and nothing of itself', async () => {
  const { id } = await draft();
  await upload(id, 'email\nada@example.com\nbo@example.com\n', 'good.csv');
  const bad = Buffer.concat([
    Buffer.from(`email,name\n${'x@example.com,X\n'.repeat(2_000)}`),
    Buffer.from([0xe9, 0x0a]),
  ]);
  const { status, body } = await upload(id, new Uint8Array(bad), 'bad.csv');
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'not_utf8' });
  expect(body.detail).toContain('good.csv, which was uploaded before, is still there.');
  expect((await steps.dryRun(id)).plan.create).toBe(2);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from goodword.import_rows where import_id = ${id}`.execute(pair.app.context.db);
  expect(rows[0]?.count).toBe(3);
});

it('what was downloaded can be uploaded as it is, and changes no one', async () => {
  const { id } = await draft();
  const phone = '+44 20 7946 0000';
  await upload(id, `email,first_name,last_name,phone\nada.l@example.com,Ada,-L-,${phone}\n-yul@example.com,Yul,=Y,\n`);
  await steps.dryRun(id);
  await steps.ran(id);
  const csv = await pair.api('GET', `/imports/${id}/rows.csv`);
  expect(csv.body).toContain("'-yul@example.com");
  const again = await draft();
  const { body } = await upload(again.id, csv.body);
  expect(body.mapping).toEqual({ email: '2', first_name: '3', last_name: '4', phone: '5' });
  expect((await steps.dryRun(again.id)).plan).toMatchObject({ create: 0, update: 0, skip: 2 });
});

it('an address is taken out of what stands around it; of two no one chooses; a rounded number is named', async () => {
  const { id } = await draft();
  await upload(
    id,
    [
      'Name,E-mail,Phone',
      '"Byrne, Nora","nora@example.com; nora.byrne@example.com",',
      'Dr. Otto Kern,Otto Kern <otto@example.com>,4.917E+11',
      'Pia Roth,mailto:pia@example.com,+49 30 1234567',
      'Ina,ina@example.com\u200B,',
      'Rare,r&d@müller.example,',
    ].join('\n'),
  );
  const ready = await steps.dryRun(id);
  expect(ready.plan).toMatchObject({ create: 4, skip: 1 });
  const rows = await steps.rows(id, '');
  expect(rows.map(({ email, reason, first_name: first }) => [email, reason, first])).toEqual([
    ['nora@example.com; nora.byrne@example.com', 'several_addresses', 'Nora'],
    ['otto@example.com', 'new_without_phone', 'Otto'],
    ['pia@example.com', 'new', 'Pia'],
    ['ina@example.com', 'new', 'Ina'],
    ['r&d@müller.example', 'new', 'Rare'],
  ]);
  expect(rows[1]).toMatchObject({ phone: '', problem: { column: 'Phone', value: '4.917E+11' } });
  await steps.ran(id);
  const same = await pair.api('POST', '/referrers', { campaign_id: campaignId, email: 'R&D@xn--mller-kva.example' });
  expect(same).toMatchObject({ status: 200, body: { email: 'r&d@müller.example' } });
});

it.each([
  ['not_csv', 'PK\u0003\u0004 a spreadsheet', 'save it as CSV'],
  ['not_csv', `email\n"ana@example.com\n${'x,'.repeat(150_000)}`, 'Line 2'],
  ['not_utf8', new Uint8Array([...Buffer.from('email\n'), 0xe9, 0x0a]), 'UTF-8'],
  ['empty_file', '\n\n', 'nothing'],
])('refuses a file that is not CSV: %s', async (code, content, text) => {
  const { id } = await draft();
  const { status, body } = await upload(id, content);
  expect({ status, code: body.code }).toEqual({ status: 422, code });
  expect(body.detail).toContain(text);
  expect((await pair.api('POST', `/imports/${id}/dry-run`)).body.code).toBe('no_file');
});

it('refuses more than 50 MB, and takes a smaller file afterwards', async () => {
  const { id } = await draft();
  const line = `${'x'.repeat(1000)}@example.com,${'y'.repeat(1000)}\n`;
  const { status, body } = await upload(id, `email,name\n${line.repeat(27_000)}`);
  expect({ status, code: body.code }).toEqual({ status: 413, code: 'file_too_large' });
  expect((await upload(id, 'email\ngus@example.com\n')).status).toBe(200);
  expect((await steps.dryRun(id)).plan).toMatchObject({ create: 1, skip: 0 });
});

it('names that begin like formulas are escaped in the file that is downloaded', async () => {
  const { id } = await draft();
  await upload(id, 'email,first_name\nhal@example.com,"=HYPERLINK(""x"")"\n');
  await steps.dryRun(id);
  const { body } = await pair.api('GET', `/imports/${id}/rows.csv`);
  expect(body).toContain("'=HYPERLINK");
});

it('a column for the address must be chosen', async () => {
  const { id } = await draft();
  await upload(id, 'a,b\n1,2\n');
  const answer = await pair.api('POST', `/imports/${id}/dry-run`);
  expect(answer).toMatchObject({ status: 422, body: { code: 'email_not_mapped' } });
});

it.each([
  ['create_user', { reading: 0, pushed: 3, links_written: 3, events: 0, total: 6 }],
  ['create_lead', { reading: 0, pushed: 6, links_written: 3, events: 0, total: 9 }],
])('the calls by which the Referrers tab sends people of a file are counted: %s', async (action, calls) => {
  const { campaignId: sending } = await pair.campaign();
  await pair.connect(sending);
  const path = `/campaigns/${sending}/integrations/intercom`;
  const { settings } = (await pair.api('GET', path)).body.tabs.referrers;
  const link = { name: `Link ${action}`, data_type: 'string', model: 'contact' };
  await pair.intercom.call('POST', '/data_attributes', link);
  const fields = { ...settings.return_fields, referral_link: `custom_attributes.${link.name}` };
  const mapping = [{ type: 'dynamic', from: 'email', to: 'email', policy: 'always' }];
  const saved = await pair.api('PUT', `${path}/referrers`, { ...settings, action, mapping, return_fields: fields });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const { id } = await steps.draft(sending, { source: 'csv' });
  const names = ['one', 'two', 'three'].map((name) => `${name}@${action.replace('_', '-')}.example`);
  await upload(id, ['email', ...names].join('\n'));
  expect((await steps.dryRun(id)).plan.calls).toEqual(calls);

  await steps.ran(id);
  const ofFile = async () => {
    const { items } = (await pair.api('GET', `/deliveries?campaign_id=${sending}&limit=100`)).body;
    return items.filter(({ person }: any) => names.includes(person.email));
  };
  const sent = await until(async () => {
    const found = await ofFile();
    return found.length === 6 && found.every(({ state }: any) => state === 'Sent') && found;
  }, 'every person is sent');
  const details = await Promise.all(sent.map(({ id: one }: any) => pair.api('GET', `/deliveries/${one}`)));
  const made = details.flatMap(({ body }) => body.tries.flatMap((one: any) => one.calls));
  expect(made.filter(({ path: one }) => one.startsWith('/contacts'))).toHaveLength(calls.total);
});

it('an upload may take long, but only a signed-in user may upload', async () => {
  const takeYourTime = vi.spyOn(pair.app.context.bodyTimer, 'takeYourTime');
  const { id } = await draft();
  expect((await upload(id, 'email\nslow@example.com\n')).status).toBe(200);
  expect(takeYourTime).toHaveBeenCalledTimes(1);
  const form = new FormData();
  form.set('file', new Blob(['email\n']), 'people.csv');
  const stranger = await fetch(`${pair.url}/api/v1/imports/${id}/file`, { method: 'POST', body: form });
  expect(stranger.status).toBe(401);
  expect(takeYourTime).toHaveBeenCalledTimes(1);
  takeYourTime.mockRestore();
});

it('people of an import have their referral link with its code and state, on screen and in the file', async () => {
  const { id } = await draft();
  await upload(id, 'email\numa@example.com\nvic@example.com\nno-address\n');
  await steps.dryRun(id);
  const before = await steps.rows(id, 'outcome=create');
  expect(before.map(({ link }) => link)).toEqual([null, null]);
  await steps.ran(id);
  const [uma, vic] = await steps.rows(id, 'outcome=enrolled');
  expect(uma.link).toMatchObject({ url: expect.stringMatching(new RegExp(`/r/${uma.link.code}$`)), paused: false });
  await pair.ok('POST', `/referrers/${vic.referrer_id}/link/pause`);
  const [, paused] = await steps.rows(id, 'outcome=enrolled');
  expect(paused.link).toEqual({ ...vic.link, paused: true });
  const { body } = await pair.api('GET', `/imports/${id}/rows.csv`);
  const lines = body.split('\n').map((line: string) => line.split(',').slice(-3).join());
  expect(lines).toContain(`${uma.link.code},${uma.link.url},In use`);
  expect(lines).toContain(`${vic.link.code},${vic.link.url},Paused`);
  expect(lines).toContain(',,');
});
