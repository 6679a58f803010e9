import type { Chance } from './chance.ts';

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'O\'Hara <b>&"',
  '../../etc/passwd',
  '%00%zz',
  '${7*7}{{7*7}}',
  "'; DROP TABLE contacts; --",
  'null',
  'true',
  'NaN',
  '-1',
  '1e400',
  '99999999999999999999999',
  '2026-11-22T09:00:00Z',
  'ana@example.com',
  'ANA@EXAMPLE.COM ',
  'a@b',
  '@',
  '\u{1f600}'.repeat(20),
  'x'.repeat(256),
  'x'.repeat(5_000),
  'WzEsImEiLDFd',
  'user',
  'lead',
  'contact',
  'AND',
  '=',
  'descending',
  'custom_attributes.Plan',
] as const;

const numbers = [0, -0, -1, 1, 2, 0.5, 1e21, -1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1_700_000_000, 1e12] as const;

/** A text that often breaks programs. */
export const nastyText = (chance: Chance): string => chance.pick(texts);

/** A JSON value of any kind, nested at most `depth` deep; keys are often those of `names`. */
export function nastyValue(chance: Chance, names: readonly string[], depth = 3): unknown {
  const kind = chance.below(depth > 0 ? 9 : 6);
  if (kind < 2) return nastyText(chance);
  if (kind === 2) return chance.pick(numbers);
  if (kind === 3) return chance.happens(0.5);
  if (kind === 4) return null;
  if (kind === 5) return Math.floor(chance.next() * 2e9);
  if (kind === 6) return Array.from({ length: chance.below(5) }, () => nastyValue(chance, names, depth - 1));
  return nastyObject(chance, names, depth - 1);
}

/** An object with some of `names` and a few unexpected keys. */
export function nastyObject(chance: Chance, names: readonly string[], depth = 3): Record<string, unknown> {
  const count = chance.below(6);
  const pairs = Array.from({ length: count }, () => {
    const name = chance.happens(0.8) ? chance.pick(names) : undefined;
    return [name ?? nastyText(chance), nastyValue(chance, names, depth)] as const;
  });
  return Object.fromEntries(pairs);
}

/** Bodies that are not, or barely, a JSON object. */
export const brokenBodies = [
  '{"email":',
  'hello',
  '[]',
  '"text"',
  '5',
  'null',
  '',
  '   ',
  '{"__proto__":{"role":"user"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1}}',
  '\ufeff{}',
  '{"email":"x@example.com","email":null}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"value":'.repeat(90)}1${'}'.repeat(90)}`,
  `${'{"query":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"name":"\\ud800"}',
  '{"n":1e999}',
  'email=x%40example.com&name[]=a&name[b]=c',
] as const;
