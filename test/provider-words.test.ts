import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Modules of the server that know no CRM. */
const modules = ['integration', 'imports', 'qualification', 'notify'].map((name) => `src/${name}`);

/** Screens that are about any CRM; the rest is Intercom's own, or leads there. */
const screens = [
  'add-referrers',
  'dashboard',
  'first-visit',
  'leads',
  'not-found',
  'referrers',
  'rewards',
  'theme',
  'ui',
  'settings/api',
  'settings/general',
  'settings/reward-rules',
  'intercom/alerts',
  'intercom/deliveries',
  'intercom/panel',
  'intercom/sync-health',
].map((name) => `admin/${name}`);

/** What only one CRM has: its name, its prefix of attributes, the form of its ids, and its numbers. */
const ofOneCrm = /intercom|custom_attributes|0-9a-f\]\{24\}|\b(?:150|190|255)\b/i;

/** Lines that name something of one CRM; where a screen is imported from is no word about it. */
function findWords(folders: readonly string[]): { files: number; found: string[] } {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    .filter((file) => !/\.test\.tsx?$/.test(file));
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.replace(/(from|import\() ?'[^']*'/, ''))
      .flatMap((line, index) => (ofOneCrm.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  return { files: files.length, found };
}

it('names no CRM and knows no number of one outside its provider', () => {
  const { files, found } = findWords(modules);
  expect(files).toBeGreaterThan(200);
  expect(found).toEqual([]);
});

it('names no CRM on a screen that is about any: its title and words come from the API', () => {
  const { files, found } = findWords(screens);
  expect(files).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
