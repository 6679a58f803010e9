import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const modules = ['integration', 'imports', 'qualification', 'notify'];

/** What only one CRM has: its name, its prefix of attributes, the form of its ids, and its numbers. */
const ofOneCrm = /intercom|custom_attributes|\{24\}|\b(?:150|255)\b/i;

it('names no CRM and knows no number of one outside its provider', () => {
  const files = modules
    .flatMap((folder) => globSync(`src/${folder}/**/*.ts`))
    .filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (ofOneCrm.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
