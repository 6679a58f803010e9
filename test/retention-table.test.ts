import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tableOwners } from '../src/database/table-owners.ts';
import { environmentSettings } from '../src/config/environment-settings.mjs';

const page = readFileSync(join(import.meta.dirname, '../docs/operating.md'), 'utf8');
const section = /## What is kept for how long\n[^]*?(?=\n## )/.exec(page)?.[0] ?? '';

it.each(Object.keys(tableOwners))(
  'docs/operating.md says for how long %s is kept, or that it holds no people',
  (table) => {
    expect(section).toMatch(new RegExp(`\`${table}(\\.\\w+)?\``));
  },
);

it.each(Object.keys(environmentSettings).filter((name) => name.startsWith('KEEP_')))(
  'docs/operating.md says what %s is about',
  (name) => expect(section).toContain(`\`${name}\``),
);
