import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantToApp } from '../../../src/database/rights.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { atOnce } from '../../support/at-once.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { runStatements, uniqueName } from '../../support/test-server.ts';

// The history is append-only by rights, whatever becomes of its trigger.

let database: TestDatabase;
let pair: Pair;
let connectionId: string;
const role = uniqueName('goodword_runs');
let appConnectionString: string;

const changes = [
  `update goodword.events set type = 'changed'`,
  'delete from goodword.events',
  'truncate goodword.events',
  `merge into goodword.events e using (select 1) one on true when matched then delete`,
];

async function tryAs(connectionString: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('rollback').catch(() => {});
    await client.end();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  await runStatements(database.connectionString, [
    `create role ${role} login password 'runs'`,
    // to be able to remove it
    `grant ${role} to current_user`,
  ]);
  const url = new URL(database.connectionString);
  url.username = role;
  url.password = 'runs';
  appConnectionString = url.href;
  await grantToApp(database.connectionString, appConnectionString);
  pair = await startPair({
    webhooks: false,
    database: { connectionString: appConnectionString, drop: async () => {} },
  });
  const { campaignId, code } = await pair.campaign();
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  await pair.delivered(await pair.joinAsLead(campaignId, code, 'ben@example.com'));
  connectionId = (await pair.ok('GET', '/connections')).items[0].id;
});
afterAll(async () => {
  await pair.close();
  await runStatements(database.connectionString, [`drop owned by ${role}`, `drop role ${role}`]);
  await database.drop();
});

it.each(changes)('its owner may not: %s', async (statement) => {
  expect(await tryAs(database.connectionString, statement)).toMatch(/^permission denied/);
});

it.each(changes)('nor with its triggers switched off: %s', async (statement) => {
  await runStatements(database.connectionString, ['alter table goodword.events disable trigger user']);
  expect(await tryAs(database.connectionString, statement)).toMatch(/^permission denied/);
  await runStatements(database.connectionString, ['alter table goodword.events enable trigger user']);
});

it('erasing a person changes the history by its function alone, and takes the right to it back', async () => {
  const erasure = { email: 'ben@example.com', dry_run: false };
  expect(await pair.api('POST', '/people/erasures', erasure)).toMatchObject({ status: 200 });
  for (const statement of [...changes, `select set_config('goodword.erase_person', 'on', true); ${changes[0]!}`]) {
    expect(await tryAs(database.connectionString, statement)).toMatch(/^permission denied/);
    expect(await tryAs(appConnectionString, statement)).toMatch(/^permission denied/);
  }
});

it('rights that came back with a restored copy are taken again at the next start; until then the trigger refuses', async () => {
  await runStatements(database.connectionString, ['grant all on goodword.events to current_user']);
  for (const statement of changes.slice(0, 3)) {
    expect(await tryAs(database.connectionString, statement)).toContain('append-only');
  }
  await migrate(database.connectionString, () => {});
  for (const statement of changes) {
    expect(await tryAs(database.connectionString, statement)).toMatch(/^permission denied/);
  }
});

it('servers that start at once set rights one after the other', async () => {
  for (let round = 0; round < 5; round += 1) {
    await runStatements(database.connectionString, ['grant all on goodword.events to current_user']);
    await atOnce(6, async (turn) => {
      if (turn % 2 === 0) await migrate(database.connectionString, () => {});
      else await grantToApp(database.connectionString, appConnectionString);
    });
  }
  expect(await tryAs(database.connectionString, changes[0]!)).toMatch(/^permission denied/);
});

/** Changes with every change of the rights of a table. */
async function rightsWritten(): Promise<string> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  const { rows } = await client.query<{ written: string }>(
    `select string_agg(c.xmin::text, ' ' order by c.oid) as written
     from pg_class c join pg_namespace n on n.oid = relnamespace where nspname like 'goodword%' and relkind in ('r', 'S')`,
  );
  await client.end();
  return rows[0]!.written;
}

it('a start changes rights only where one is missing or too much', async () => {
  await migrate(database.connectionString, () => {});
  await grantToApp(database.connectionString, appConnectionString);
  const before = await rightsWritten();
  await migrate(database.connectionString, () => {});
  await grantToApp(database.connectionString, appConnectionString);
  expect(await rightsWritten()).toBe(before);
  await runStatements(database.connectionString, [
    `revoke insert on goodword.leads from ${role}`,
    `revoke usage on schema goodword_jobs from ${role}`,
    `grant update, delete on goodword.events, goodword.schema_migrations to ${role}`,
  ]);
  await grantToApp(database.connectionString, appConnectionString);
  expect(await tryAs(appConnectionString, 'insert into goodword.leads select * from goodword.leads limit 0')).toBe(
    'done',
  );
  expect(await tryAs(appConnectionString, 'select from goodword_jobs.job limit 1')).toBe('done');
  for (const statement of [...changes, 'delete from goodword.schema_migrations']) {
    expect(await tryAs(appConnectionString, statement)).toMatch(/^permission denied/);
  }
});

it('with two users, the one that Goodword works as changes neither history nor changes of contacts nor any table', async () => {
  expect((await pair.ok('GET', '/events')).items.length).toBeGreaterThan(3);
  for (const statement of [
    ...changes,
    `select set_config('goodword.apply_retention', 'on', true); delete from goodword.contact_changes`,
    'update goodword.contact_changes set field = field',
    'delete from goodword.schema_migrations',
    'alter table goodword.events disable trigger user',
    'drop table goodword.leads',
    'create table goodword.other (id integer)',
    `grant update on goodword.events to current_user; ${changes[0]}`,
  ]) {
    expect(await tryAs(appConnectionString, statement), statement).toMatch(/^(?:permission denied|must be owner)/);
  }
});

it('what removes old changes and those of erased contacts still works for it', async () => {
  const of = `'${pair.workspaceId}', '${connectionId}'`;
  const change = (contact: string) => `
    insert into goodword.contact_changes (
      workspace_id, connection_id, contact_id, field, new_value, changed_at, changed_at_basis, read_at, source)
    values (${of}, '${contact}', 'email', '"a"', '2020-01-01Z', 'read', '2020-01-01Z', 'polling')`;
  const ensureGone = (contact: string) => `
    do $$ begin
      if exists (select from goodword.contact_changes where contact_id = '${contact}') then raise 'still there'; end if;
    end $$`;
  const retention = `select goodword.apply_retention('${pair.workspaceId}', '2021-01-01Z', 10, gen_random_uuid(), now())`;
  const forgetting = `select goodword.forget_contact(${of}, 'b', gen_random_uuid(), '{}', now())`;
  for (const [contact, removal] of [
    ['a', retention],
    ['b', forgetting],
  ] as const) {
    expect(await tryAs(appConnectionString, `${change(contact)}; ${ensureGone(contact)}`)).toBe('still there');
    expect(await tryAs(appConnectionString, `${change(contact)}; ${removal}; ${ensureGone(contact)}`)).toBe('done');
  }
});
