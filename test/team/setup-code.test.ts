import { sql } from 'kysely';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ask, owner, readSetupCode, startGoodword, type Goodword } from '../support/goodword.ts';
import { createLogLines } from '../support/log-lines.ts';
import { isSetupCodeNeeded } from '../../src/team/setup-code.ts';
import { createTestDatabase } from '../support/database.ts';

const publicUrl = 'https://referrals.example.com';
let open: Goodword[] = [];

afterEach(async () => {
  for (const goodword of open) await goodword.close();
  open = [];
});

async function start(options: Parameters<typeof startGoodword>[0] = {}): Promise<Goodword> {
  const env = { ALLOWED_HOSTS: 'localhost', ...options.env };
  const goodword = await startGoodword({ publicUrl, blank: true, ...options, env });
  open.push(goodword);
  return goodword;
}

const folderOf = (goodword: Goodword) => goodword.app.context.settings.dataFolder;
const setUp = (goodword: Goodword, setupCode?: string) =>
  ask(`${goodword.url}/api/v1/setup`, 'POST', {
    ...owner,
    ...(setupCode !== undefined && { setup_code: setupCode }),
  });

test('a public address asks its first visitor for the code that the log and a closed file hold', async () => {
  const { log, lines } = createLogLines();
  const goodword = await start({ log });
  const code = await readSetupCode(folderOf(goodword));
  expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/);
  expect(lines.find(({ setup_code: said }) => said === code)?.['msg']).toContain(code);
  expect((await stat(join(folderOf(goodword), 'setup-code'))).mode & 0o777).toBe(0o600);
  const session = await ask(`${goodword.url}/api/v1/session`, 'GET');
  expect(session.body).toMatchObject({ setup_needed: true, setup_code_needed: true });
  for (const wrong of [undefined, '', 'AAAA-AAAA-AAAA']) {
    const refused = await setUp(goodword, wrong);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'setup_code']);
  }
  const answer = await setUp(goodword, code.toLowerCase().replaceAll('-', ' '));
  expect(answer.status).toBe(201);
  expect(existsSync(join(folderOf(goodword), 'setup-code'))).toBe(false);
  const { rows } = await sql`select * from goodword_sign_in.setup_codes`.execute(goodword.app.db);
  expect(rows).toEqual([]);
  expect((await setUp(goodword, code)).body.code).toBe('already_set_up');
});

test.each([
  ['on this machine alone', {}, false],
  ['at a public address', { publicUrl }, true],
  ['listening for other machines', { host: '0.0.0.0' }, true],
  ['listening at an address of the network', { host: '10.0.0.5' }, true],
  ['by an address of this machine', { publicUrl: 'http://127.0.0.1:4000', host: '::1' }, false],
  ['under a name besides', { allowedHosts: ['goodword.internal'] }, true],
  ['behind a proxy', { trustedProxies: 1 }, true],
])('a server %s asks for the code: %o, %s', (_where, reach, isNeeded) => {
  const usual = { publicUrl: 'http://localhost:4000', host: '127.0.0.1', allowedHosts: [], trustedProxies: 0 };
  expect(isSetupCodeNeeded({ ...usual, ...reach })).toBe(isNeeded);
});

test('a visit through a proxy that no setting names makes no owner', async () => {
  const goodword = await startGoodword({ blank: true });
  open.push(goodword);
  const refused = await ask(`${goodword.url}/api/v1/setup`, 'POST', owner, { 'x-forwarded-for': '203.0.113.7' });
  expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('set PUBLIC_URL')]);
  expect((await ask(`${goodword.url}/api/v1/setup`, 'POST', owner)).status).toBe(201);
});

test('a restart keeps the code; the database holds its hash alone', async () => {
  const goodword = await start();
  const code = await readSetupCode(folderOf(goodword));
  const { announceSetupCode } = await import('../../src/team/setup-code.ts');
  await announceSetupCode(goodword.app.context, goodword.app.context.settings);
  expect(await readSetupCode(folderOf(goodword))).toBe(code);
  const { rows } = await sql<{ code_hash: string }>`select code_hash from goodword_sign_in.setup_codes`.execute(
    goodword.app.db,
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(code);
});

test('of several servers on one database each accepts the code of the other, and one without a folder works', async () => {
  const database = await createTestDatabase();
  const first = await start({ database });
  const second = await start({ database });
  await rm(folderOf(second), { recursive: true });
  expect((await setUp(second, await readSetupCode(folderOf(first)))).status).toBe(201);
  await second.app.stop();
  open = [first];
});

test('wrong codes are slowed for all visitors together', async () => {
  const goodword = await start({ env: { TRUST_PROXY: '1' } });
  for (let index = 0; index < 10; index += 1) await setUp(goodword, 'AAAA-AAAA-AAAA');
  const since = performance.now();
  await setUp(goodword, 'AAAA-AAAA-AAAA');
  await setUp(goodword, 'AAAA-AAAA-AAAA');
  expect(performance.now() - since).toBeGreaterThan(950);
  expect((await setUp(goodword, await readSetupCode(folderOf(goodword)))).status).toBe(201);
});

test('an address of this machine alone asks for no code', async () => {
  const goodword = await startGoodword({ blank: true });
  open.push(goodword);
  const session = await ask(`${goodword.url}/api/v1/session`, 'GET');
  expect(session.body).toMatchObject({ setup_needed: true, setup_code_needed: false });
  expect((await setUp(goodword)).status).toBe(201);
});
