import { expect, it } from 'vitest';
import { isTooDeep } from './json-depth.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

it.each([
  ['a hundred levels', nested(100), false],
  ['a hundred and one', nested(101), true],
  ['twenty thousand', nested(20_000), true],
  ['objects as well', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`, true],
  ['many brackets side by side', `[${'[],'.repeat(5_000)}[]]`, false],
  ['brackets in a string', JSON.stringify('['.repeat(500)), false],
  ['brackets in a string after escaped quotation marks', JSON.stringify(`"\\"${'['.repeat(500)}`), false],
  ['brackets after a string that ends in a backslash', `["\\\\",${nested(101)}]`, true],
])('%s', (_case, json, expected) => expect(isTooDeep(json)).toBe(expected));
