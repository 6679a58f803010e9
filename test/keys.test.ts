import { expect, test } from 'vitest';
import { createBlankDatabase, createTestDatabase } from './support/database.ts';
import { findOffendingKeys } from './support/keys.ts';
import { runStatements } from './support/test-server.ts';

test('every primary, unique and foreign key of our tables contains workspace_id', async () => {
  const database = await createTestDatabase();
  expect(await findOffendingKeys(database.connectionString)).toEqual([]);
  await database.drop();
});

test('the check sees each kind of offender, and only offenders', async () => {
  const database = await createBlankDatabase();
  await runStatements(database.connectionString, [
    'create schema goodword',
    'set search_path to goodword',
    'create table workspaces (workspace_id uuid primary key)',
    `create table good (workspace_id uuid references workspaces, id uuid, name text,
       primary key (workspace_id, id), unique (name, workspace_id))`,
    'create unique index good_name on good (workspace_id, lower(name))',
    `create table good_child (workspace_id uuid, id uuid, parent uuid, primary key (workspace_id, id),
       foreign key (workspace_id, parent) references good (workspace_id, id))`,
    'create table bad_primary (id uuid, workspace_id uuid, primary key (id, workspace_id))',
    'create table bad_unique (workspace_id uuid, id uuid, name text unique, primary key (workspace_id, id))',
    'create table bad_index (workspace_id uuid, id uuid, name text, primary key (workspace_id, id))',
    'create unique index bad_index_name on bad_index (lower(name))',
    `create table bad_foreign (workspace_id uuid, id uuid, other uuid references workspaces,
       primary key (workspace_id, id))`,
    `create table bad_crossed (workspace_id uuid, id uuid, parent uuid, primary key (workspace_id, id),
       foreign key (parent, workspace_id) references good (workspace_id, id))`,
    'create table bad_none (workspace_id uuid)',
    'create table bad_without (id uuid primary key)',
  ]);
  const offenders = await findOffendingKeys(database.connectionString);
  expect(offenders.map((offender) => offender.split(':')[0])).toEqual([
    'bad_crossed',
    'bad_foreign',
    'bad_index',
    'bad_none',
    'bad_primary',
    'bad_unique',
    'bad_without',
  ]);
  await database.drop();
});
