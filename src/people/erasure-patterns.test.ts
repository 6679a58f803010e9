import { expect, it } from 'vitest';
import { erasurePatterns } from './erasure-patterns.ts';

const none = { addresses: [], othersAddresses: [], codes: [], phones: [], names: [] };

it('longer texts come before their parts, each once, in the ways in which they are written', () => {
  const { nearby } = erasurePatterns({ ...none, names: ['Ana', 'Ana Maria', 'Ana', ' ', 'O"Neil'] });
  const texts = nearby.patterns.map((pattern) => pattern.replace(/^\(.*?\]\)/, '').replace(/\(\?!.*$/, ''));
  expect(texts).toEqual(['Ana%20Maria', 'Ana Maria', 'O%22Neil', String.raw`O\\"Neil`, 'O"Neil', 'Ana']);
});

it('signs of regular expressions in a text mean themselves, and texts that are too short to name anyone are left out', () => {
  expect(erasurePatterns({ ...none, addresses: ['a+b.c@example.com'] }).anywhere.patterns.join()).toContain(
    String.raw`a\+b\.c@example\.com`,
  );
  expect(erasurePatterns({ ...none, phones: ['123'], names: ['B'] }).nearby).toEqual({ patterns: [], texts: [] });
});

it('the plain texts are parts that are written in one way only', () => {
  expect(erasurePatterns({ ...none, addresses: ['Ána.Maria@Example.com'] }).anywhere.texts).toContain(
    'na.maria@example.com',
  );
  expect(erasurePatterns({ ...none, names: ['O"Neil', 'Жорж'] }).nearby.texts).toEqual(
    expect.arrayContaining(['neil', 'o%22neil', '']),
  );
});
