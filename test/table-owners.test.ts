import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { foreignWriters, readModels, tableOwners } from '../src/database/table-owners.ts';

type Table = keyof typeof tableOwners;
type Use = { file: string; table: Table; writes: boolean };

const source = join(import.meta.dirname, '../src');
const tables = Object.keys(tableOwners) as Table[];

const written =
  /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)|(?:insert into|update|delete from)\s+goodword\.(\w+)/g;
const read =
  /(?:selectFrom|from|using|\w*[jJ]oin|table)\(\s*(?:\[\s*)?'(?:goodword\.)?(\w+)(?: as \w+)?'|(?<!delete )\b(?:from|join|using)\s+goodword\.(\w+)/g;

/** The tables that the statements of a file name, in Kysely's calls and in SQL. */
function usesIn(file: string, text: string): Use[] {
  const uses = (pattern: RegExp, writes: boolean) =>
    [...text.matchAll(pattern)]
      .map(([, called, named]) => (called ?? named) as Table)
      .filter((table) => tables.includes(table))
      .map((table) => ({ file, table, writes }));
  return [...uses(written, true), ...uses(read, false)];
}

/** Uses outside the table's owner that no list allows, as text. */
function findOffences(uses: readonly Use[]): string[] {
  const offences = uses.filter(({ file, table, writes }) => {
    if (file.startsWith(`${tableOwners[table]}/`)) return false;
    const isWriter = foreignWriters[file]?.includes(table) ?? false;
    return writes ? !isWriter : !isWriter && !readModels[file]?.includes(table);
  });
  return [...new Set(offences.map(({ file, table, writes }) => `${file} ${writes ? 'writes' : 'reads'} ${table}`))];
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => relative('.', file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'));
const uses = files.flatMap((file) => usesIn(file, readFileSync(join(source, file), 'utf8')));

test('each table is written by its owner alone, and read elsewhere only by the listed read models', () => {
  expect(findOffences(uses)).toEqual([]);
});

test('every table has an owner that uses it', () => {
  const unused = tables.filter(
    (table) => !uses.some(({ table: used, file }) => used === table && file.startsWith(`${tableOwners[table]}/`)),
  );
  expect(unused).toEqual([]);
});

test.each([
  [`db.insertInto('leads').values(row)`, 'rewards/x.ts writes leads'],
  [`trx.updateTable('deliveries').set(row)`, 'rewards/x.ts writes deliveries'],
  ['sql`update goodword.deliveries set state = ${state}`', 'rewards/x.ts writes deliveries'],
  ['sql`delete from goodword.links`', 'rewards/x.ts writes links'],
  [`db.selectFrom('campaigns as c')`, 'rewards/x.ts reads campaigns'],
  [`query.leftJoin('crm_contacts', (join) => join)`, 'rewards/x.ts reads crm_contacts'],
  ['sql`select from goodword.events`', 'rewards/x.ts reads events'],
  [`sql.table('goodword.referrers')`, 'rewards/x.ts reads referrers'],
])('finds %s in another module', (text, offence) => {
  expect(findOffences(usesIn('rewards/x.ts', text))).toEqual([offence]);
});
