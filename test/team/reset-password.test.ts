import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, cookiesOf, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { runStatements } from '../support/test-server.ts';
import { totp } from '../support/totp.ts';

const masterKey = randomBytes(32).toString('base64');
let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword({ masterKey });
});
afterAll(() => goodword.close());

const database = () => ({ DATABASE_URL: goodword.database.connectionString, GOODWORD_SECRET: masterKey });

/** Runs the command as the operator does. @param input what is typed */
async function admin(
  args: string[],
  input = '',
  settings: Record<string, string> = database(),
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/admin-command.ts'), ...args], {
    env: { ...process.env, ...settings },
  });
  child.stdin.end(input);
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, output, errors };
}

const signIn = (password: string) => ask(`${goodword.url}/api/v1/session`, 'POST', { email: owner.email, password });

test('the operator resets a password without an account: all sessions end, and it is an event', async () => {
  const { code, output } = await admin(['reset-password', 'Olivia@example.com']);
  expect(code).toBe(0);
  const password = /One-time password: (\S+)/.exec(output)?.[1] ?? '';
  expect(password.length).toBeGreaterThan(20);
  expect(output).toContain('One session was ended.');
  expect((await goodword.api('GET', '/campaigns')).status).toBe(401);
  expect((await signIn(owner.password)).status).toBe(401);
  const opened = await signIn(password);
  expect(opened.status).toBe(200);
  expect(opened.body.password_change_needed).toBe(true);
  const first = { cookie: cookiesOf(opened) };
  const closed = await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, first);
  expect([closed.status, closed.body.code]).toEqual([403, 'password_change_needed']);
  const own = { current_password: password, new_password: 'one of my own' };
  const changed = await ask(`${goodword.url}/api/v1/account/password`, 'PUT', own, first);
  expect(changed.status).toBe(204);
  const cookie = cookiesOf(changed);
  expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie })).status).toBe(200);
  const events = await ask(`${goodword.url}/api/v1/events?type=password.reset`, 'GET', undefined, { cookie });
  expect(events.body.items).toHaveLength(1);
  expect(events.body.items[0].actor.kind).toBe('system');
});

test('a reset that cannot end the sessions changes no password', async () => {
  const { connectionString } = goodword.database;
  await runStatements(connectionString, [
    `create function public.refuse_session() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`,
    `create trigger refuse_session before delete on goodword_sign_in.session execute function public.refuse_session()`,
  ]);
  const refused = await admin(['reset-password', owner.email, '--ask'], 'typed at the console\n');
  expect(refused.code).toBe(1);
  await runStatements(connectionString, ['drop trigger refuse_session on goodword_sign_in.session']);
  expect((await signIn('typed at the console')).status).toBe(401);
  expect((await signIn('one of my own')).status).toBe(200);
});

test('a one-time password that is older than a day opens nothing', async () => {
  const password = /One-time password: (\S+)/.exec((await admin(['reset-password', owner.email])).output)?.[1] ?? '';
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in."user" set "oneTimePasswordUntil" = now() - interval '1 minute'`,
  ]);
  const late = await signIn(password);
  expect([late.status, late.body.code]).toEqual([401, 'wrong_credentials']);
});

test('asked for, the new password is read from the input, and a common one is refused', async () => {
  const refused = await admin(['reset-password', owner.email, '--ask'], '1234567890\n');
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain('tried first');
  const { code, output } = await admin(['reset-password', owner.email, '--ask'], 'typed at the console\n');
  expect(code).toBe(0);
  expect(output).not.toContain('typed at');
  expect((await signIn('typed at the console')).status).toBe(200);
});

test('a lost phone is no end: the second factor can be switched off', async () => {
  const cookie = (await signIn('typed at the console')).headers.getSetCookie()[0]!.split(';')[0]!;
  const asOwner = (path: string, body: object) => ask(`${goodword.url}/api/v1${path}`, 'POST', body, { cookie });
  const begun = await asOwner('/account/second-factor', { password: 'typed at the console' });
  await asOwner('/account/second-factor/confirm', { code: totp(begun.body.secret) });
  await admin(['reset-password', owner.email, '--ask'], 'without my phone\n');
  expect((await signIn('without my phone')).body.second_factor_needed).toBe(true);
  const { output } = await admin(['reset-password', owner.email, '--ask', '--second-factor-off'], 'without my phone\n');
  expect(output).toContain('The second factor is off.');
  expect((await signIn('without my phone')).body.user.email).toBe(owner.email);
});

test('the settings may stand in the file that Goodword reads', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'goodword-env-')), 'goodword.env');
  const lines = Object.entries(database()).map(([name, value]) => `${name}=${value}`);
  await writeFile(file, lines.join('\n'));
  const { code, output } = await admin(['reset-password', owner.email], '', { ENV_FILE: file });
  expect(code).toBe(0);
  expect(output).toContain('was reset');
});

test('the operator makes a teammate an owner, while no owner can sign in', async () => {
  const set = (role: string) =>
    runStatements(goodword.database.connectionString, [`update goodword_sign_in.member set role = '${role}'`]);
  await set('member');
  const { code, output } = await admin(['make-owner', 'Olivia@example.com']);
  expect([code, output.trim()]).toEqual([0, 'Olivia@example.com is now an owner.']);
  expect((await admin(['make-owner', owner.email])).output.trim()).toBe(`${owner.email} is an owner already.`);
  const rows = await goodword.app.db
    .selectFrom('events')
    .select(['actor', 'evidence'])
    .where('type', '=', 'teammate.role_changed')
    .execute();
  expect(rows).toHaveLength(1);
  expect([rows[0]!.actor.kind, rows[0]!.evidence]).toMatchObject(['system', { from: 'member', to: 'owner' }]);
});

test.each([
  [['reset-password', 'nobody@example.com'], 1, 'No account has this e-mail address.'],
  [['reset-password'], 2, 'npm run admin -- reset-password <e-mail>'],
  [['remove-everything'], 2, 'npm run admin -- reset-password <e-mail>'],
  [['make-owner', 'nobody@example.com'], 1, 'No account has this e-mail address.'],
  [['make-owner', 'a@example.com', '--ask'], 2, 'npm run admin -- make-owner <e-mail>'],
  [['reset-password', 'a@example.com', '--force'], 2, "Unknown option '--force'"],
])('%j is answered with a sentence', async (args, code, sentence) => {
  const answer = await admin(args);
  expect(answer.code).toBe(code);
  expect(answer.errors).toContain(sentence);
  expect(answer.errors).not.toMatch(/\n\s+at /);
});
