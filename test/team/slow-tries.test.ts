import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, cookiesOf, owner, startGoodword, until, type Answer, type Goodword } from '../support/goodword.ts';
import { runStatements } from '../support/test-server.ts';

const masterKey = randomBytes(32).toString('base64');
let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword({ masterKey, env: { TRUST_PROXY: '1' } });
});
afterAll(() => goodword.close());

let hosts = 0;

/** An address that was not used before, in one network, so that the limit for an address does not matter. */
const nextAddress = () => `203.0.113.${(hosts += 1) & 255}`;

const tryFrom = (address: string, email: string, password: string, cookie = '', { url } = goodword): Promise<Answer> =>
  ask(`${url}/api/v1/session`, 'POST', { email, password }, { 'x-forwarded-for': address, cookie });

async function tryToSignIn(
  email: string,
  password = 'not the password',
  server = goodword,
): Promise<{ status: number; ms: number }> {
  const since = performance.now();
  const { status } = await tryFrom(nextAddress(), email, password, '', server);
  return { status, ms: performance.now() - since };
}

async function countedKeys(): Promise<number> {
  const { rows } = await sql`select from goodword_sign_in.sign_in_tries where failures > 0`.execute(goodword.app.db);
  return rows.length;
}

const forgetTries = () =>
  runStatements(goodword.database.connectionString, ['delete from goodword_sign_in.sign_in_tries']);

/** Strangers who take every turn that they can get, until the work is done. @param addressOf the addresses they try from */
async function whileGuessing<Result>(addressOf: () => string, work: () => Promise<Result>): Promise<Result> {
  const over = new AbortController();
  const guess = async () => {
    while (!over.signal.aborted) await tryFrom(addressOf(), owner.email, 'a guess of a stranger');
  };
  const guessing = Array.from({ length: 5 }, guess);
  try {
    await until(
      async () => (await tryFrom(addressOf(), owner.email, 'another guess')).status === 429,
      'no turn is left',
    );
    return await work();
  } finally {
    over.abort();
    await Promise.all(guessing);
  }
}

/** As if so many tries had failed just now. */
async function fail(email: string, times: number): Promise<void> {
  await tryToSignIn(email);
  await runStatements(goodword.database.connectionString, [
    `update goodword_sign_in.sign_in_tries set failures = ${times} where failures = 1`,
  ]);
}

/** How many of the longest pauses have begun, however slow the machine is. */
const eightsSince = (since: number): number => Math.ceil((performance.now() - since) / 8_000);

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

test('while a stranger takes every turn, the owner gets in from another network', async () => {
  await forgetTries();
  // in the line of the stranger nearly every try is refused
  await whileGuessing(nextAddress, async () => {
    expect((await tryFrom('198.51.100.7', owner.email, owner.password)).status).toBe(200);
    // a mistake there does not shut the owner out either
    expect((await tryFrom('198.51.100.7', owner.email, 'mistyped it')).status).toBe(401);
    expect((await tryFrom('198.51.100.7', owner.email, owner.password)).status).toBe(200);
  });
}, 120_000);

test('while strangers in many networks take every turn, the owner gets in with a known device', async () => {
  await forgetTries();
  const device = cookiesOf(await tryFrom('198.51.100.7', owner.email, owner.password))
    .split('; ')
    .find((cookie) => cookie.startsWith('goodword_device='))!;
  let networks = 0;
  const addressOf = () => `10.${((networks += 1) >> 8) & 255}.${networks & 255}.1`;
  await whileGuessing(addressOf, async () => {
    // even from a network of theirs
    expect((await tryFrom('10.0.1.9', owner.email, owner.password, device)).status).toBe(200);
    expect((await tryFrom('10.0.1.9', 'someone@example.com', 'a password', device)).status).toBe(401);
  });
}, 120_000);

test('a known device is slowed as well, and opens nothing', async () => {
  await forgetTries();
  const device = cookiesOf(await tryFrom('198.51.100.7', owner.email, owner.password))
    .split('; ')
    .find((cookie) => cookie.startsWith('goodword_device='))!;
  expect((await ask(`${goodword.url}/api/v1/campaigns`, 'GET', undefined, { cookie: device })).status).toBe(401);
  await tryFrom(nextAddress(), owner.email, 'a guess', device);
  expect(await countedKeys()).toBe(1);
  // forged, it is no device: the account, the network and networks that are new to it are counted
  await tryFrom(nextAddress(), owner.email, 'a guess', `${device}x`);
  expect(await countedKeys()).toBe(4);
  for (let tries = 1; tries < 10; tries += 1) await tryFrom(nextAddress(), owner.email, 'a guess', device);
  const since = performance.now();
  for (let tries = 0; tries < 2; tries += 1) await tryFrom(nextAddress(), owner.email, 'a guess', device);
  expect(performance.now() - since).toBeGreaterThan(1_300);
}, 60_000);

test('guesses from a hundred networks at once are few', async () => {
  await forgetTries();
  const email = 'hundred@example.com';
  const since = performance.now();
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, index) => tryFrom(`10.9.${index}.1`, email, 'a guess of a stranger')),
  );
  const looked = tries.filter(({ status }) => status === 401);
  // ten are free, four have the turns of the next eight seconds, and one more with every eight that it takes to send them all
  expect(looked.length).toBeLessThanOrEqual(14 + eightsSince(since));
  const refused = tries.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(100 - looked.length);
  for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}, 60_000);

test('a success forgets what failed in that network, and nothing of other networks', async () => {
  await forgetTries();
  const failures = async () => {
    const { rows } = await sql<{ failures: number }>`
      select failures from goodword_sign_in.sign_in_tries order by failures desc`.execute(goodword.app.db);
    return rows.map((row) => row.failures).filter((count) => count > 0);
  };
  for (let tries = 0; tries < 4; tries += 1) await tryToSignIn(owner.email);
  for (let tries = 0; tries < 2; tries += 1) await tryFrom('198.51.100.7', owner.email, 'mistyped it');
  // the account, the first network, networks that are new to it, the second network
  expect(await failures()).toEqual([6, 5, 4, 2]);
  expect((await tryFrom('198.51.100.7', owner.email, owner.password)).status).toBe(200);
  expect(await failures()).toEqual([4, 4, 3]);
});

test('guessing fills neither history nor log: a few events with the number of failures', async () => {
  await forgetTries();
  for (let tries = 0; tries < 12; tries += 1) await tryToSignIn(owner.email);
  const signedIn = cookiesOf(await tryFrom('198.51.100.7', owner.email, owner.password));
  const path = '/api/v1/events?type=sign_in.refused&limit=2';
  const { items } = (await ask(goodword.url + path, 'GET', undefined, { cookie: signedIn })).body;
  expect(items.map((event: any) => event.evidence.failures)).toEqual([10, 1]);
  expect(JSON.stringify(items)).not.toContain('@');
}, 60_000);

test('an address without an account is slowed in the same way, so that slowness tells nothing', async () => {
  await fail('stranger@example.com', 10);
  const since = performance.now();
  const tries = [await tryToSignIn('Stranger@example.com'), await tryToSignIn('stranger@example.com')];
  expect(tries.map(({ status }) => status)).toEqual([401, 401]);
  expect(performance.now() - since).toBeGreaterThan(1_300);
});

test('of many tries at once a few are looked at and the others refused', async () => {
  await fail('crowd@example.com', 14);
  const since = performance.now();
  const tries = await Promise.all(Array.from({ length: 12 }, () => tryToSignIn('crowd@example.com')));
  const looked = tries.filter(({ status }) => status === 401);
  expect(looked.length).toBeLessThanOrEqual(2 + eightsSince(since));
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

test('the table of tries holds no address of a person, and none of the network', async () => {
  await tryToSignIn('readable@example.com');
  const { rows } = await sql`select * from goodword_sign_in.sign_in_tries`.execute(goodword.app.db);
  expect(JSON.stringify(rows)).not.toMatch(/readable|203\.0\./);
});

test('a refusal takes as long for a known as for an unknown address', async () => {
  const known = await tryToSignIn('someone@example.com');
  await runStatements(goodword.database.connectionString, ['delete from goodword_sign_in.sign_in_tries']);
  const unknown = await tryToSignIn(owner.email);
  expect(Math.min(known.ms, unknown.ms)).toBeGreaterThanOrEqual(395);
});

test('guessing the password with a stolen session is slowed as well', async () => {
  await runStatements(goodword.database.connectionString, ['delete from goodword_sign_in.sign_in_tries']);
  const body = { current_password: 'guess', new_password: 'quite another one' };
  for (let tries = 0; tries < 10; tries += 1) await goodword.api('PUT', '/account/password', body);
  const since = performance.now();
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(422);
  expect((await goodword.api('PUT', '/account/password', body)).status).toBe(422);
  expect(performance.now() - since).toBeGreaterThan(950);
});
