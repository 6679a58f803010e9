import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeSchema } from '../scripts/schema/describe-schema.ts';
import { generateTables } from '../scripts/schema/generate-tables.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { runStatements } from './support/test-server.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test('schema.sql is what the migrations make (if not: npm run schema)', async () => {
  const committed = await readFile(join(import.meta.dirname, '../schema.sql'), 'utf8');
  expect(await describeSchema(database.connectionString)).toBe(committed.replaceAll('\r\n', '\n'));
});

test('tables.d.ts is what the migrations make (if not: npm run schema)', async () => {
  const committed = await readFile(join(import.meta.dirname, '../src/database/tables.d.ts'), 'utf8');
  expect(await generateTables(database.connectionString)).toBe(committed.replaceAll('\r\n', '\n'));
});

test('the description sees every kind of change', async () => {
  const changes = [
    'alter table goodword.leads add column planted integer not null default 3',
    'alter table goodword.leads alter column email drop not null',
    'alter table goodword.leads add constraint planted_check check (planted > 0)',
    'create unique index planted_index on goodword.leads (workspace_id, planted) where planted > 5',
    `create function goodword.planted() returns trigger language plpgsql as $$ begin return new; end $$`,
    'create trigger planted before insert on goodword.leads for each row execute function goodword.planted()',
    'create view goodword.planted_view as select lead_id from goodword.leads',
    `create type goodword.planted_type as enum ('one', 'two')`,
    'create table goodword_sign_in.planted (id integer primary key)',
  ];
  let before = await describeSchema(database.connectionString);
  for (const change of changes) {
    await runStatements(database.connectionString, [change]);
    const after = await describeSchema(database.connectionString);
    expect(after, change).not.toBe(before);
    before = after;
  }
});
