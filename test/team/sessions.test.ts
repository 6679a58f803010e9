import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, cookiesOf, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { createLogLines } from '../support/log-lines.ts';
import { runStatements } from '../support/test-server.ts';

let goodword: Goodword;
let log: ReturnType<typeof createLogLines>;

beforeEach(async () => {
  log = createLogLines();
  goodword = await startGoodword({ log: log.log, env: { TRUST_PROXY: '1' } });
});
afterEach(() => goodword.close());

const signIn = (headers: Record<string, string> = {}, password = owner.password) =>
  ask(`${goodword.url}/api/v1/session`, 'POST', { email: owner.email, password }, headers);

const isSignedIn = async (cookie: string) =>
  (await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie })).status === 200;

const eventsOf = async (type: string) => (await goodword.api('GET', `/events?type=${type}`)).body.items;

test('sessions are listed with device and address, and one can be ended from another', async () => {
  const phone = cookiesOf(await signIn({ 'user-agent': 'A phone', 'x-forwarded-for': '203.0.113.9' }));
  const { items } = (await goodword.api('GET', '/account/sessions')).body;
  expect(items).toHaveLength(2);
  const other = items.find((one: { is_this_one: boolean }) => !one.is_this_one);
  expect(other).toMatchObject({ user_agent: 'A phone', address: '203.0.113.9' });
  expect(JSON.stringify(items)).not.toContain('token');
  expect((await goodword.api('DELETE', `/account/sessions/${other.id}`)).status).toBe(204);
  expect(await isSignedIn(phone)).toBe(false);
  expect(await isSignedIn(goodword.cookie)).toBe(true);
  expect((await goodword.api('DELETE', `/account/sessions/${other.id}`)).status).toBe(404);
});

test('signing out everywhere ends every session, that of the caller as well', async () => {
  const other = cookiesOf(await signIn());
  expect((await goodword.api('DELETE', '/account/sessions')).status).toBe(204);
  expect(await isSignedIn(other)).toBe(false);
  expect(await isSignedIn(goodword.cookie)).toBe(false);
});

test('the address in the list is the caller’s, not what the caller says it is', async () => {
  await signIn({ 'x-goodword-address': '198.51.100.1', 'x-forwarded-for': '198.51.100.2, 203.0.113.9' });
  const { items } = (await goodword.api('GET', '/account/sessions')).body;
  expect(items.map((one: { address: string }) => one.address)).toContain('203.0.113.9');
});

test('changing the password asks for the old one, ends all other sessions, and keeps this one', async () => {
  const other = cookiesOf(await signIn());
  const next = 'a longer horse battery';
  const same = { current_password: owner.password, new_password: owner.password };
  expect((await goodword.api('PUT', '/account/password', same)).body.errors).toMatchObject([{ path: 'new_password' }]);
  const wrong = await goodword.api('PUT', '/account/password', { current_password: 'guessed', new_password: next });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'current_password']);
  expect(await isSignedIn(other)).toBe(true);
  const body = { current_password: owner.password, new_password: next };
  const changed = await goodword.api('PUT', '/account/password', body);
  expect(changed.status).toBe(204);
  expect(await isSignedIn(other)).toBe(false);
  expect(await isSignedIn(goodword.cookie)).toBe(false);
  expect(await isSignedIn(cookiesOf(changed))).toBe(true);
  expect((await signIn()).status).toBe(401);
  expect((await signIn({}, next)).status).toBe(200);
});

test('a new password and the end of the old sessions are written together, or neither is', async () => {
  const other = cookiesOf(await signIn());
  const { connectionString } = goodword.database;
  await runStatements(connectionString, [
    `create function public.refuse_session() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`,
    `create trigger refuse_session before delete on goodword_sign_in.session execute function public.refuse_session()`,
  ]);
  const next = 'a longer horse battery';
  const body = { current_password: owner.password, new_password: next };
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(500);
  expect((await signIn({}, next)).status).toBe(401);
  expect((await signIn()).status).toBe(200);
  expect(await isSignedIn(other)).toBe(true);
  await runStatements(connectionString, [
    `drop trigger refuse_session on goodword_sign_in.session`,
    `create trigger refuse_session before insert on goodword_sign_in.session execute function public.refuse_session()`,
  ]);
  // after the sessions were ended, the new one of this browser
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(500);
  expect(await isSignedIn(other)).toBe(true);
  await runStatements(connectionString, [`drop trigger refuse_session on goodword_sign_in.session`]);
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(204);
  expect(await isSignedIn(other)).toBe(false);
});

test.each(['1234567890', ' Password123 ', owner.email.toUpperCase()])(
  'the password %j is refused',
  async (password) => {
    const body = { current_password: owner.password, new_password: password };
    const answer = await goodword.api('PUT', '/account/password', body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'new_password']);
  },
);

test('a session ends after its longest time, however often it is used', async () => {
  await age(`"createdAt" = now() - interval '31 days', "updatedAt" = now()`);
  expect(await isSignedIn(goodword.cookie)).toBe(false);
  expect(await sessionRows()).toBe(0);
});

test('a session that is not used ends earlier', async () => {
  await age(`"createdAt" = now() - interval '8 days', "updatedAt" = now() - interval '8 days'`);
  expect(await isSignedIn(goodword.cookie)).toBe(false);
});

test('using a session keeps it, and is seen in the list', async () => {
  await age(`"createdAt" = now() - interval '20 days', "updatedAt" = now() - interval '6 days'`);
  expect(await isSignedIn(goodword.cookie)).toBe(true);
  const { items } = (await goodword.api('GET', '/account/sessions')).body;
  expect(Date.now() - Date.parse(items[0].last_used_at)).toBeLessThan(60_000);
});

test('a session cookie lasts as long as a session can', async () => {
  const cookie = (await signIn()).headers.getSetCookie().find((text) => text.includes('session_token'))!;
  expect(cookie).toContain(`Max-Age=${30 * 86_400}`);
});

test('sign-in, refusal, sign-out and a new password are events and lines of the log, without addresses of people', async () => {
  const stranger = { email: 'stranger@example.com', password: 'wrong wrong wrong' };
  await ask(`${goodword.url}/api/v1/session`, 'POST', stranger, { 'x-forwarded-for': '203.0.113.9' });
  await signIn({ 'x-forwarded-for': '203.0.113.9' }, 'wrong wrong wrong');
  const cookie = cookiesOf(await signIn());
  await ask(`${goodword.url}/api/v1/session`, 'DELETE', undefined, { cookie });
  const started = await eventsOf('session.started');
  expect(started).toHaveLength(2);
  expect(started[0]).toMatchObject({ actor: { kind: 'user' }, evidence: { address: '127.0.0.1', by: 'password' } });
  const refused = await eventsOf('sign_in.refused');
  expect(refused).toHaveLength(1);
  expect(refused[0].evidence).toEqual({
    address: '203.0.113.9',
    at: 'password',
    failures: 1,
    user_id: started[0].actor.id,
  });
  expect((await eventsOf('session.ended'))[0].evidence).toMatchObject({
    reason: 'signed_out',
    session_ids: [started[0].evidence.session_id],
  });
  const changed = { current_password: owner.password, new_password: 'another battery' };
  const next = cookiesOf(await goodword.api('PUT', '/account/password', changed));
  const asNext = await ask(`${goodword.url}/api/v1/events?type=password.changed`, 'GET', undefined, { cookie: next });
  expect(asNext.body.items).toHaveLength(1);
  const said = log.lines.map(({ event }) => event);
  for (const type of ['session.started', 'sign_in.refused', 'session.ended', 'password.changed']) {
    expect(said).toContain(type);
  }
  expect(said.filter((event) => event === 'sign_in.refused')).toHaveLength(2);
  expect(log.text()).not.toMatch(/olivia|stranger@|wrong wrong|another battery/);
});

const age = (change: string) =>
  runStatements(goodword.database.connectionString, [`update goodword_sign_in.session set ${change}`]);

async function sessionRows(): Promise<number> {
  const { adapter } = await goodword.app.context.auth.$context;
  return adapter.count({ model: 'session' });
}
