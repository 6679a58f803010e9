import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { erasers } from '../../src/database/personal-columns.ts';

const schema = readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8');

/** The columns that can hold text, by table. */
const columns = new Map(
  [...schema.matchAll(/create (?:unlogged )?table goodword\.(\w+) \(([\s\S]*?)\n\);/g)]
    .filter(([, table]) => table !== 'schema_migrations')
    .map(([, table = '', body = '']) => [
      table,
      [...body.matchAll(/^ {2}"?(\w+)"? (?:text|jsonb?|character varying)/gm)].map(([, column]) => column!),
    ]),
);
const functionText = /FUNCTION goodword\.erase_person\([\s\S]*?\$function\$;/.exec(schema)![0];

it('every column that can hold text names who erases it, or why there is nothing to erase', () => {
  expect(columns.size).toBeGreaterThan(30);
  const named = Object.fromEntries(Object.entries(erasers).map(([table, of]) => [table, Object.keys(of).toSorted()]));
  expect(named).toEqual(Object.fromEntries([...columns].map(([table, of]) => [table, of.toSorted()])));
});

const erased = Object.entries(erasers).flatMap(([table, of]) =>
  Object.entries(of).flatMap(([column, eraser]) => (eraser === 'erase_person' ? [[table, column] as const] : [])),
);

it.each(erased)('erase_person writes %s.%s, or deletes its rows', (table, column) => {
  const statements = functionText.split(';').filter((statement) => statement.includes(`goodword.${table}`));
  const isDeleted = statements.some((statement) => statement.includes(`delete from goodword.${table}`));
  const isSet = statements.some((statement) => new RegExp(String.raw`\b${column} =`).test(statement));
  const isSearched = functionText.includes(`('${table}', '${column}',`);
  expect([isDeleted, isSet, isSearched]).toContain(true);
});
