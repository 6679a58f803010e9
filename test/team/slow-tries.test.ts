import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, owner, startGoodword, type Goodword } from '../support/goodword.ts';
import { runStatements } from '../support/test-server.ts';

const masterKey = randomBytes(32).toString('base64');
let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword({ masterKey, env: { TRUST_PROXY: '1' } });
});
afterAll(() => goodword.close());

let hosts = 0;

/** Each try comes from an address of its own, so that the limit for an address does not matter. */
async function tryToSignIn(
  email: string,
  password = 'not the password',
  { url } = goodword,
): Promise<{ status: number; ms: number }> {
  hosts += 1;
  const headers = { 'x-forwarded-for': `203.0.${hosts >> 8}.${hosts & 255}` };
  const since = performance.now();
  const { status } = await ask(`${url}/api/v1/session`, 'POST', { email, password }, headers);
  return { status, ms: performance.now() - since };
}

/** As if so many tries had failed just now. */
async function fail(email: string, times: number): Promise<void> {
  await tryToSignIn(email);
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in.sign_in_tries set failures = ${times} where failures = 1`,
  ]);
}

test('after ten failures from ten addresses the tries of an account wait for each other, and the right one is let in', async () => {
  for (let index = 0; index < 10; index += 1) expect((await tryToSignIn(owner.email)).status).toBe(401);
  // turns of an account lie 1, then 2 seconds apart
  const since = performance.now();
  expect((await tryToSignIn(owner.email)).status).toBe(401);
  expect((await tryToSignIn(owner.email)).status).toBe(401);
  expect(performance.now() - since).toBeGreaterThan(1_300);
  expect((await tryToSignIn(owner.email, owner.password)).status).toBe(200);
  expect(performance.now() - since).toBeGreaterThan(2_900);
  const afterwards = await Promise.all([1, 2, 3].map(() => tryToSignIn(owner.email, owner.password)));
  expect(afterwards.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('an address without an account is slowed in the same way, so that slowness tells nothing', async () => {
  await fail('stranger@example.com', 10);
  const since = performance.now();
  const tries = [await tryToSignIn('Stranger@example.com'), await tryToSignIn('stranger@example.com')];
  expect(tries.map(({ status }) => status)).toEqual([401, 401]);
  expect(performance.now() - since).toBeGreaterThan(1_300);
});

test('of many tries at once a few are looked at and the others refused', async () => {
  await fail('crowd@example.com', 14);
  const tries = await Promise.all(Array.from({ length: 12 }, () => tryToSignIn('crowd@example.com')));
  const looked = tries.filter(({ status }) => status === 401);
  expect(looked.length).toBeLessThanOrEqual(3);
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(12 - looked.length);
}, 60_000);

test('failures at one process slow the tries at another', async () => {
  const { database } = goodword;
  const second = await startGoodword({ database, masterKey, blank: true, env: { TRUST_PROXY: '1' } });
  await fail('both@example.com', 10);
  const since = performance.now();
  expect((await tryToSignIn('both@example.com')).status).toBe(401);
  expect((await tryToSignIn('both@example.com', undefined, second)).status).toBe(401);
  expect(performance.now() - since).toBeGreaterThan(1_300);
  await second.app.stop();
});

test('failures of more than an hour ago do not slow', async () => {
  await fail('yesterday@example.com', 20);
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in.sign_in_tries set last_failed_at = now() - interval '61 minutes' where failures = 20`,
  ]);
  const tries = await Promise.all([1, 2, 3, 4].map(() => tryToSignIn('yesterday@example.com')));
  expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

test('the table of tries holds no address of a person', async () => {
  await tryToSignIn('readable@example.com');
  const { rows } = await sql`select * from goodword_sign_in.sign_in_tries`.execute(goodword.app.db);
  expect(JSON.stringify(rows)).not.toContain('readable');
});

test('a refusal takes as long for a known as for an unknown address', async () => {
  const known = await tryToSignIn('someone@example.com');
  await runStatements(goodword.database.connectionString, ['delete from goodword_sign_in.sign_in_tries']);
  const unknown = await tryToSignIn(owner.email);
  expect(Math.min(known.ms, unknown.ms)).toBeGreaterThanOrEqual(395);
});

test('guessing the password with a stolen session counts as well', async () => {
  await runStatements(goodword.database.connectionString, ['delete from goodword_sign_in.sign_in_tries']);
  await fail(owner.email, 10);
  const body = { current_password: 'guess', new_password: 'quite another one' };
  const since = performance.now();
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(422);
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(422);
  expect(performance.now() - since).toBeGreaterThan(950);
});
