import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBlankDatabase, type TestDatabase } from '../../test/support/database.ts';
import { runStatements, uniqueName } from '../../test/support/test-server.ts';
import { readContents } from '../../test/upgrade/table-contents.ts';
import { installJobs } from '../platform/jobs/jobs.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createBlankDatabase();
});
afterEach(() => database.drop());

const others = ['auth', 'pgboss', 'public'];

test('a database that other programs use keeps what is theirs, whatever its name', async () => {
  await runStatements(database.connectionString, [
    'create schema auth',
    'create table auth."user" (id integer)',
    'insert into auth."user" values (1)',
    'create schema pgboss',
    'create table pgboss.queue (name text)',
    `insert into pgboss.queue values ('newsletter')`,
    'create table public.schema_migrations (name text, checksum text, applied_at timestamptz)',
    `insert into public.schema_migrations values ('0001_blog', '', now())`,
    'create table public.events (id integer)',
  ]);
  const before = await readContents(database.connectionString, others);
  await migrate(database.connectionString, () => {});
  await installJobs(database.connectionString);
  expect(await readContents(database.connectionString, others)).toEqual(before);
  const ours = await readContents(database.connectionString, ['goodword', 'goodword_sign_in', 'goodword_jobs']);
  expect([...ours.keys()]).toEqual(
    expect.arrayContaining(['goodword.events', 'goodword_sign_in.user', 'goodword_jobs.queue']),
  );
});

test('a user who may not create schemas gets the statements for an administrator, and needs no more than those', async () => {
  const role = uniqueName('goodword_limited');
  const url = new URL(database.connectionString);
  const name = url.pathname.slice(1);
  await runStatements(database.connectionString, [
    `create role ${role} login password 'limited'`,
    // the administrator of this test is no superuser
    `grant ${role} to current_user`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${role}`,
  ]);
  try {
    url.username = role;
    url.password = 'limited';
    const error: Error = await migrate(url.href, () => {}).then(
      () => expect.fail('the schemas were created'),
      (refusal: Error) => refusal,
    );
    expect(error.name).toBe('DatabaseRefusal');
    const said =
      /^The database user "(\w+)" may not create the schema "goodword" in the database "\w+": let an administrator run there: (.+)$/;
    expect(said.exec(error.message)?.[1], error.message).toBe(role);
    await runStatements(database.connectionString, [said.exec(error.message)![2]!]);
    await migrate(url.href, () => {});
    await installJobs(url.href);
  } finally {
    await runStatements(database.connectionString, [`drop owned by ${role} cascade`, `drop role ${role}`]);
  }
});
