import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetSignIns } from '../../src/team/forget-sign-ins.ts';
import { ask, cookiesOf, owner, startGoodword, type Goodword } from '../support/goodword.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

const run = (statement: string) => sql.raw(statement).execute(goodword.app.db);
const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from ${sql.table(`goodword_sign_in.${table}`)}`.execute(goodword.app.db);
  return rows[0]!.count;
};
const signIn = async () => {
  const { email, password } = owner;
  return cookiesOf(await ask(`${goodword.url}/api/v1/session`, 'POST', { email, password }));
};

test('tries to sign in are forgotten after a day, however many there are and though none comes after them', async () => {
  await run('delete from goodword_sign_in.sign_in_tries');
  await run(`
    insert into goodword_sign_in.sign_in_tries (account, failures, next_try_at, last_failed_at)
    select 'try ' || n, 1, now(), now() - make_interval(hours => case when n <= 2300 then 25 else 23 end)
    from generate_series(1, 2310) n`);
  await forgetSignIns(goodword.app.context);
  expect(await count('sign_in_tries')).toBe(10);
});

test('sessions that are over are forgotten though their cookies never come back, and no others', async () => {
  await signIn();
  await signIn();
  await signIn();
  const { rows } = await sql<{ id: string }>`
    select id from goodword_sign_in.session order by "createdAt" desc limit 3`.execute(goodword.app.db);
  const before = await count('session');
  await forgetSignIns(goodword.app.context);
  expect(await count('session')).toBe(before);
  const [expired, old, idle] = rows.map(({ id }) => id);
  await run(`update goodword_sign_in.session set "expiresAt" = now() - interval '1 minute' where id = '${expired}'`);
  await run(`update goodword_sign_in.session set "createdAt" = now() - interval '31 days' where id = '${old}'`);
  await run(`update goodword_sign_in.session set "updatedAt" = now() - interval '8 days' where id = '${idle}'`);
  await forgetSignIns(goodword.app.context);
  expect(await count('session')).toBe(before - 3);
  expect((await goodword.api('GET', '/campaigns')).status).toBe(200);
});

test('what waited for a second factor is forgotten after its time', async () => {
  await run(`
    insert into goodword_sign_in.verification (id, identifier, value, "expiresAt")
    values ('over', 'a', 'b', now() - interval '1 minute'), ('waiting', 'c', 'd', now() + interval '9 minutes')`);
  await forgetSignIns(goodword.app.context);
  const { rows } = await sql<{ id: string }>`select id from goodword_sign_in.verification`.execute(goodword.app.db);
  expect(rows).toEqual([{ id: 'waiting' }]);
});

test('this is done every hour', async () => {
  const { rows } = await sql<{ cron: string }>`
    select cron from goodword_jobs.schedule where name = 'forget-sign-ins'`.execute(goodword.app.db);
  expect(rows).toEqual([{ cron: '38 * * * *' }]);
});
