import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tableOwners } from '../../src/database/table-owners.ts';
import type { RecordedStatement } from '../support/record-statements.ts';
import { acrossWorkspaces } from './across-workspaces.ts';
import { faultOf, fingerprintOf, mayBeListed } from './statement-rules.ts';

// Runs after all other tests: see vitest.config.ts. The statements that the product sent lie in this folder.
const folder = process.env['STATEMENTS'];

function readStatements(): RecordedStatement[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const recorded = lines.filter(Boolean).map((line) => JSON.parse(line) as RecordedStatement);
  return [...new Map(recorded.map((one) => [one.text, one])).values()];
}

/** Whether the statement is listed for one of the files that it was sent from. */
const isListed = ({ text, files }: RecordedStatement): boolean =>
  files.some((file) => acrossWorkspaces[file]?.statements.includes(fingerprintOf(text)));

it('every statement of this run names its workspace, or reads from all of them for a reason', (context) => {
  const statements = readStatements();
  const isWhole = process.env['EVERY_TEST'] === '1';
  context.skip(statements.length === 0 && !isWhole, 'no test that sends statements was part of this run');
  // about 730 of a whole run
  if (isWhole) expect(statements.length).toBeGreaterThan(500);
  const tables = new Set<string>(Object.keys(tableOwners));
  const faulty = statements.flatMap((statement) => {
    const fault = faultOf(statement.text, tables);
    return fault ? [{ ...statement, fault }] : [];
  });
  const refused = faulty
    .filter((statement) => !isListed(statement) || !mayBeListed.has(statement.fault))
    .map(({ fault, files, text }) => {
      const plain = text.replace(/\s+/g, ' ').slice(0, 400);
      return `${fault}: ${files.join(' < ')}, fingerprint ${fingerprintOf(text)}: ${plain}`;
    });
  expect(refused.toSorted().join('\n'), `${statements.length} statements`).toBe('');
});

it('every file of the list is one of the product', () => {
  const gone = Object.keys(acrossWorkspaces).filter(
    (file) => !existsSync(new URL(`../../src/${file}`, import.meta.url)),
  );
  expect(gone).toEqual([]);
});
