import { afterEach, beforeEach, expect, test } from 'vitest';
import { atOnce } from '../support/at-once.ts';
import { ask, cookiesOf, owner, startGoodword, type Answer, type Goodword } from '../support/goodword.ts';
import { totp } from '../support/totp.ts';
import { runStatements } from '../support/test-server.ts';

let goodword: Goodword;
/** of the session that switches things on and off */
let cookie: string;
const { email, password } = owner;

beforeEach(async () => {
  goodword = await startGoodword();
  ({ cookie } = goodword);
});
afterEach(() => goodword.close());

const url = (path: string) => `${goodword.url}/api/v1${path}`;
const api = (method: string, path: string, body?: unknown) => ask(url(path), method, body, { cookie });
const signIn = () => ask(url('/session'), 'POST', { email, password });
/** @param first the answer to the password @param session of the same browser */
const sendCode = (first: Answer, code: string, session = '') => {
  const challenge = cookiesOf(first)
    .split('; ')
    .find((one) => one.startsWith('goodword.two_factor='));
  return ask(
    url('/session/second-factor'),
    'POST',
    { code },
    { cookie: [session, challenge].filter(Boolean).join('; ') },
  );
};
const isSignedIn = async (cookies: string) =>
  (await ask(url('/campaigns'), 'GET', undefined, { cookie: cookies })).status === 200;

/** Switches the second factor on as a person does. */
async function switchOn(): Promise<{ secret: string; codes: string[] }> {
  const begun = await api('POST', '/account/second-factor', { password });
  const confirmed = await api('POST', '/account/second-factor/confirm', { code: totp(begun.body.secret) });
  expect(confirmed.status).toBe(200);
  cookie = cookiesOf(confirmed);
  return { secret: begun.body.secret, codes: confirmed.body.recovery_codes };
}

test('nothing is asked for before a code of the app was right', async () => {
  const refused = await api('POST', '/account/second-factor', { password: 'guessed' });
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'password']);
  const { body } = await api('POST', '/account/second-factor', { password });
  expect(body.uri).toMatch(/^otpauth:\/\/totp\/Goodword:olivia%40example\.com\?/);
  const wrong = await api('POST', '/account/second-factor/confirm', { code: '000000' });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'code']);
  expect((await api('GET', '/account/second-factor')).body.is_on).toBe(false);
  expect((await signIn()).body.user.email).toBe(email);
});

test('with it, a password alone opens nothing; a code of the app does, once', async () => {
  const { secret } = await switchOn();
  const first = await signIn();
  expect(first.body).toMatchObject({ user: null, second_factor_needed: true });
  expect(await isSignedIn(cookiesOf(first))).toBe(false);
  const wrong = await sendCode(first, '000000');
  expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong_code']);
  const opened = await sendCode(first, totp(secret, 1));
  expect(opened.body.user.email).toBe(email);
  expect(await isSignedIn(cookiesOf(opened))).toBe(true);
  const again = await sendCode(await signIn(), totp(secret, 1));
  expect([again.status, again.body.code]).toEqual([401, 'wrong_code']);
  const ended = await sendCode(first, totp(secret, 1));
  expect([ended.status, ended.body.code]).toEqual([401, 'sign_in_required']);
});

test('a session in the same browser does not stand for the code', async () => {
  const { secret, codes } = await switchOn();
  const first = await signIn();
  expect((await sendCode(first, '000000', cookie)).status).toBe(401);
  const opened = await sendCode(first, totp(secret, 1), cookie);
  expect(cookiesOf(opened)).toMatch(/goodword\.session_token=\w/);
  expect((await sendCode(first, codes[0]!, cookie)).body.code).toBe('sign_in_required');
});

test('each of ten recovery codes signs in once, and new ones end the old', async () => {
  const { codes } = await switchOn();
  expect(codes).toHaveLength(10);
  expect((await sendCode(await signIn(), codes[0]!.toUpperCase().replace('-', ' '))).status).toBe(200);
  expect((await sendCode(await signIn(), codes[0]!)).status).toBe(401);
  expect((await api('GET', '/account/second-factor')).body).toEqual({ is_on: true, recovery_codes_left: 9 });
  expect((await api('POST', '/account/recovery-codes', { password: 'guessed' })).status).toBe(422);
  const renewed = (await api('POST', '/account/recovery-codes', { password })).body.recovery_codes;
  expect((await sendCode(await signIn(), codes[1]!)).status).toBe(401);
  expect((await sendCode(await signIn(), renewed[1])).status).toBe(200);
});

test('switching on ends sessions that began without it', async () => {
  const other = cookiesOf(await signIn());
  await switchOn();
  expect(await isSignedIn(other)).toBe(false);
  expect(await isSignedIn(cookie)).toBe(true);
});

test('switching off asks for the password', async () => {
  await switchOn();
  expect((await api('POST', '/account/second-factor/switch-off', { password: 'guessed' })).status).toBe(422);
  const off = await api('POST', '/account/second-factor/switch-off', { password });
  expect(off.status).toBe(204);
  expect((await signIn()).body.user.email).toBe(email);
  const types = (await ask(url('/events?limit=100'), 'GET', undefined, { cookie: cookiesOf(off) })).body.items.map(
    ({ type }: { type: string }) => type,
  );
  expect(types).toEqual(expect.arrayContaining(['second_factor.switched_on', 'second_factor.switched_off']));
});

test('wrong codes are slowed, over all tries to sign in, and never lock', async () => {
  const { secret } = await switchOn();
  await sendCode(await signIn(), '000000');
  await runStatements(goodword.database.connectionString, [`update goodword_sign_in.sign_in_tries set failures = 10`]);
  const since = performance.now();
  const first = await signIn();
  expect((await sendCode(first, '000001')).status).toBe(401);
  expect((await sendCode(first, '000002')).status).toBe(401);
  expect(performance.now() - since).toBeGreaterThan(1_900);
  expect((await sendCode(first, totp(secret, 1))).status).toBe(200);
}, 60_000);

/** Lets the end of one session fail, until it is undone. @returns undoes it */
async function keepSession(id: string): Promise<() => Promise<void>> {
  await runStatements(goodword.database.connectionString, [
    `create function public.refuse_session() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`,
    `create trigger refuse_session before delete on goodword_sign_in.session
     for each row when (old.id = '${id}') execute function public.refuse_session()`,
  ]);
  return () =>
    runStatements(goodword.database.connectionString, ['drop trigger refuse_session on goodword_sign_in.session']);
}

const sessionId = async (isThisOne: boolean): Promise<string> =>
  (await api('GET', '/account/sessions')).body.items.find(
    (session: { is_this_one: boolean }) => session.is_this_one === isThisOne,
  ).id;

const isOn = async (): Promise<boolean> => (await api('GET', '/account/second-factor')).body.is_on;

test('switching it on and the end of the other sessions are written together, or neither is', async () => {
  const other = cookiesOf(await signIn());
  const { body } = await api('POST', '/account/second-factor', { password });
  const letEnd = await keepSession(await sessionId(false));
  expect((await api('POST', '/account/second-factor/confirm', { code: totp(body.secret) })).status).toBe(500);
  expect(await isOn()).toBe(false);
  await letEnd();
  const confirmed = await api('POST', '/account/second-factor/confirm', { code: totp(body.secret) });
  expect(confirmed.status).toBe(200);
  cookie = cookiesOf(confirmed);
  expect(await isOn()).toBe(true);
  expect(await isSignedIn(other)).toBe(false);
  expect((await signIn()).body.second_factor_needed).toBe(true);
});

test('after a failure on the way to it, a new QR code can be asked for and confirmed', async () => {
  await signIn();
  const { body } = await api('POST', '/account/second-factor', { password });
  const letEnd = await keepSession(await sessionId(false));
  expect((await api('POST', '/account/second-factor/confirm', { code: totp(body.secret) })).status).toBe(500);
  await letEnd();
  await switchOn();
  expect(await isOn()).toBe(true);
});

test.each(['the code of it', 'a new QR code'])(
  'what an older version left half confirmed: %s switches it on',
  async (by) => {
    const { body } = await api('POST', '/account/second-factor', { password });
    await runStatements(goodword.database.connectionString, [
      'update goodword_sign_in."twoFactor" set verified = true',
    ]);
    if (by === 'a new QR code') await switchOn();
    else {
      const confirmed = await api('POST', '/account/second-factor/confirm', { code: totp(body.secret) });
      expect(confirmed.status).toBe(200);
      cookie = cookiesOf(confirmed);
    }
    expect(await isOn()).toBe(true);
    expect((await signIn()).body.second_factor_needed).toBe(true);
  },
);

test('of many confirmations at once one switches it on, and none fails', async () => {
  const { body } = await api('POST', '/account/second-factor', { password });
  const code = totp(body.secret);
  const answers = await atOnce(15, () => api('POST', '/account/second-factor/confirm', { code }));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  // refused because it is on, or because the session had ended; nothing failed for want of a connection
  for (const status of statuses) expect([200, 401, 409]).toContain(status);
  cookie = cookiesOf(answers.find(({ status }) => status === 200)!);
  expect(await isOn()).toBe(true);
});

test('switching it off is done whole or not at all', async () => {
  const { secret } = await switchOn();
  const letEnd = await keepSession(await sessionId(true));
  expect((await api('POST', '/account/second-factor/switch-off', { password })).status).toBe(500);
  expect(await isOn()).toBe(true);
  expect((await sendCode(await signIn(), totp(secret, 1))).status).toBe(200);
  await letEnd();
  const off = await api('POST', '/account/second-factor/switch-off', { password });
  expect(off.status).toBe(204);
  cookie = cookiesOf(off);
  await switchOn();
});

test('a sign-in that waits for its code ends when the password changes', async () => {
  const { secret } = await switchOn();
  const first = await signIn();
  await api('PUT', '/account/password', { current_password: password, new_password: 'another battery' });
  expect((await sendCode(first, totp(secret, 1))).body.code).toBe('sign_in_required');
});

test('a cookie that no server of ours wrote is no challenge', async () => {
  const answer = await ask(
    url('/session/second-factor'),
    'POST',
    { code: '123456' },
    { cookie: 'goodword.two_factor=%zz' },
  );
  expect(answer.status).toBe(401);
});
