import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { refusalCodes } from '../platform/refusal-codes.ts';
import { refusalTable, statusOf } from './refusal-responses.ts';

const src = fileURLToPath(new URL('..', import.meta.url));
const lists = new Set(['platform/refusal-codes.ts', 'web/refusal-responses.ts']);
const source = globSync('**/*.ts', { cwd: src })
  .filter((path) => !lists.has(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(src + path, 'utf8'))
  .join('\n');

it('lists no code that nothing throws', () => {
  expect(refusalCodes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

it('throws no code that is not listed', () => {
  const thrown = [...source.matchAll(/\brefuse\(\s*'([a-z_]+)'/g)].map(([, code]) => code);
  const listed: readonly string[] = refusalCodes;
  expect(thrown.length).toBeGreaterThan(40);
  expect(thrown.filter((code) => !listed.includes(code!) && !/^intercom_(refused|unavailable)$/.test(code!))).toEqual(
    [],
  );
});

it.each([
  ['not_found', 404],
  ['illegal_move', 409],
  ['webhook_address_refused', 422],
  ['intercom_refused', 422],
  ['intercom_unavailable', 502],
] as const)('answers %s with %i', (code, status) => {
  expect(statusOf(code)).toBe(status);
});

it('describes every code', () => {
  for (const code of refusalCodes) expect(refusalTable).toContain(`| \`${code}\` | ${statusOf(code)} | `);
});
